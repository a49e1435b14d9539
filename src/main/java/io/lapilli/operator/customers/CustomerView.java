package io.lapilli.operator.customers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.lapilli.budget.ui.WalletPanels;
import io.lapilli.identity.Organisation;
import io.lapilli.limit.ui.LimitPanels;
import io.lapilli.operator.Desk;
import io.lapilli.pricing.ui.RateDialogs;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.tier.ui.TierPanel;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Figure;
import io.lapilli.ui.Figures;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Note;
import io.lapilli.ui.Place;
import io.lapilli.ui.Tag;
import io.lapilli.ui.TimeText;
import io.lapilli.ui.Tone;
import io.lapilli.ui.View;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The whole story of one customer on one page. */
@Route(CustomerRoutes.CUSTOMERS + "/:customer")
@RolesAllowed({Desk.ADMINISTRATOR, Desk.SUPPORT, Desk.FINANCE, Desk.PRESALES})
class CustomerView extends View implements BeforeEnterObserver {

    private static final String NONE = "—";

    private final StoryReader stories;
    private final UseReader uses;
    private final CustomerActions actions;
    private final RateDialogs rates;
    private final LimitPanels limits;
    private final WalletPanels wallets;
    private final Desk desk;
    private final Clock clock;
    private final Formats formats = Formats.current();
    private final Div parts = new Div();
    private final UsePanel use = new UsePanel(this::ask);
    private final TopPanel models = new TopPanel(getTranslation("customers.top.models"));
    private final TopPanel keys = new TopPanel(getTranslation("customers.top.keys"));
    private final RequestsPanel requests = new RequestsPanel(this::ask);
    private @Nullable OrganisationId id;
    private StoryState state = StoryState.USUAL;

    CustomerView(
            StoryReader stories,
            UseReader uses,
            CustomerActions actions,
            RateDialogs rates,
            LimitPanels limits,
            WalletPanels wallets,
            Desk desk,
            Clock clock) {
        super("customers.one");
        this.stories = stories;
        this.uses = uses;
        this.actions = actions;
        this.rates = rates;
        this.limits = limits;
        this.wallets = wallets;
        this.desk = desk;
        this.clock = clock;
        parts.addClassName("lap-parts");
        add(parts);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String asked = event.getRouteParameters().get("customer").orElse("");
        OrganisationId customer =
                OrganisationId.parse(asked).orElseThrow(() -> new NotFoundException("organisation", asked));
        state = StoryState.read(event.getLocation().getQueryParameters());
        id = customer;
        draw();
    }

    private void draw() {
        if (id == null) {
            throw new IllegalStateException("drawn before it was entered");
        }
        CustomerStory story = stories.read(id);
        Organisation customer = story.row().customer();
        head(story.row());
        showUse(customer);
        requests.show(stories.requests(customer, state.failures()), state.failures());
        parts.removeAll();
        if (customer.suspended()) {
            parts.add(new Note(
                    Tone.BAD,
                    getTranslation(
                            "customers.suspended.note",
                            formats.dateTime(Objects.requireNonNull(customer.suspendedAt())),
                            String.valueOf(customer.suspendedReason()))));
        }
        parts.add(
                figures(story),
                pair("lap-two", use, tier(story)),
                pair("lap-halves", models, keys),
                rates.contract(customer, story.contract(), desk.mayChange(), this::draw),
                limits.ofCustomer(customer.id(), desk.mayChange()),
                wallets.ofCustomer(customer, desk.mayChange()),
                pair("lap-halves", people(story), work(story)),
                requests,
                notes(story));
    }

    private void head(CustomerRow row) {
        Organisation customer = row.customer();
        named(customer.name());
        head().sub(getTranslation(
                        "customers.one.sub",
                        getTranslation("customers.billing." + CustomerFilter.wire(customer.billing())),
                        row.currency(),
                        customer.timeZone().getId(),
                        formats.date(customer.createdAt())))
                .marked(
                        customer.suspended()
                                ? Tag.bad(getTranslation("customers.state.suspended"))
                                : Tag.good(getTranslation("customers.state.active")))
                .onlyActions(buttons(customer));
    }

    private Component[] buttons(Organisation customer) {
        var buttons = new ArrayList<Component>();
        if (desk.mayChange()) {
            buttons.add(Buttons.plain(getTranslation("customers.change"), _ -> actions.change(customer, this::draw)));
            buttons.add(
                    customer.suspended()
                            ? Buttons.primary(
                                    getTranslation("customers.resume"), _ -> actions.resume(customer, this::draw))
                            : Buttons.danger(
                                    getTranslation("customers.suspend"), _ -> actions.suspend(customer, this::draw)));
        }
        return buttons.toArray(Component[]::new);
    }

    private Figures figures(CustomerStory story) {
        CustomerUse used = story.row().use();
        Organisation customer = story.row().customer();
        Double change = used.change();
        var spend = new Figure(getTranslation("customers.figure.spend"))
                .show(formats.money(used.spend(), story.row().currency()), "")
                .exact(formats.exactMoney(used.spend(), story.row().currency()))
                .note(getTranslation(
                        "customers.figure.spend.note", customer.timeZone().getId()));
        var tokens = new Figure(getTranslation("customers.figure.tokens"))
                .show(formats.quantity(used.tokens()))
                .exact(formats.count(used.tokens()))
                .note(
                        change == null
                                ? getTranslation("customers.figure.tokens.new")
                                : getTranslation("customers.figure.tokens.note", formats.change(change)));
        var last = new Figure(getTranslation("customers.figure.last"));
        if (used.lastCall() == null) {
            last.show(NONE, "").note(getTranslation("customers.figure.last.never"));
        } else {
            last.show(formats.ago(used.lastCall()), "").note(TimeText.at(used.lastCall()));
        }
        var people = new Figure(getTranslation("customers.figure.people"))
                .show(formats.count(used.people()), "")
                .note(getTranslation(
                        "customers.figure.people.note",
                        story.open().size(),
                        formats.count(story.open().size())));
        return new Figures(spend, tokens, last, people);
    }

    private TierPanel tier(CustomerStory story) {
        Organisation customer = story.row().customer();
        var place = new Place(customer.id(), customer.name(), story.row().currency(), customer.timeZone(), null, null);
        var panel = new TierPanel(place, clock);
        panel.show(story.progress());
        if (desk.mayChange()) {
            panel.actions(Buttons.quiet(
                    getTranslation("customers.tier.assign"),
                    _ -> actions.assignTier(customer, story.row().tier(), this::draw)));
        }
        return panel;
    }

    private void showUse(Organisation customer) {
        UseOverTime read = uses.read(customer, state.span().days(), state.money());
        use.show(read, customer, state);
        models.show(read.models(), customer, state.money());
        keys.show(read.keys(), customer, state.money());
    }

    private PeoplePanel people(CustomerStory story) {
        var panel = new PeoplePanel(
                desk.mayChange(),
                desk.seesUsers(),
                (email, usual) -> actions.invite(story.row().customer(), email, usual, this::draw));
        panel.show(story);
        return panel;
    }

    private WorkPanel work(CustomerStory story) {
        var panel = new WorkPanel(clock.instant());
        panel.show(story);
        return panel;
    }

    private static NotesPanel notes(CustomerStory story) {
        var panel = new NotesPanel();
        panel.show(story);
        return panel;
    }

    private static Div pair(String css, Component... two) {
        var pair = new Div(two);
        pair.addClassName(css);
        return pair;
    }

    private void ask(UnaryOperator<StoryState> change) {
        OrganisationId here = id;
        if (here != null) {
            getUI().ifPresent(ui ->
                    ui.navigate(CustomerRoutes.of(here), change.apply(state).query()));
        }
    }
}
