package io.lapilli.pricing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.pricing.Rate;
import io.lapilli.pricing.RateFilter;
import io.lapilli.pricing.RateKind;
import io.lapilli.pricing.Rates;
import io.lapilli.shared.Names;
import io.lapilli.shared.OrganisationId;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Chart;
import io.lapilli.ui.ChipSelect;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.LongTable;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Segmented;
import io.lapilli.ui.TimeText;
import io.lapilli.ui.View;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The seller's rates: the list, tiers' and contracts', with their dates; the way to a new one and to an end. */
@Route(RateRoutes.PRICES)
@Menu(title = "prices.menu", order = MenuOrder.OPERATOR + 40, icon = "coin")
@RolesAllowed({"OPERATOR_ADMIN", "FINANCE", "PRESALES", "SUPPORT"})
class RatesView extends View implements BeforeEnterObserver {

    private final Rates rates;
    private final RateHistory history;
    private final RateDialogs dialogs;
    private final OrganisationDirectory organisations;
    private final Clock clock;
    private final boolean mayChange;
    private final RateWords words;
    private final ComboBox<String> model = new ComboBox<>();
    private final ComboBox<Organisation> customer = new ComboBox<>();
    private final ChipSelect<Optional<RateKind>> kind;
    private final Segmented<RateFilter.Time> time;
    private final Panel list = new Panel();
    private final Panel steps = new Panel();
    private RateState state = RateState.USUAL;

    RatesView(
            Rates rates,
            RateHistory history,
            RateDialogs dialogs,
            OrganisationDirectory organisations,
            CurrentUser user,
            Clock clock) {
        super("prices.title");
        this.rates = rates;
        this.history = history;
        this.dialogs = dialogs;
        this.organisations = organisations;
        this.clock = clock;
        this.mayChange = user.actor().seller();
        this.words = new RateWords(organisations);
        if (mayChange) {
            head().actions(Buttons.primary(getTranslation("prices.create"), _ -> create()));
        }
        var kinds = new ArrayList<Optional<RateKind>>();
        kinds.add(Optional.empty());
        Arrays.stream(RateKind.values()).map(Optional::of).forEach(kinds::add);
        kind = new ChipSelect<>(
                getTranslation("prices.for"),
                kinds,
                one -> one.map(known -> getTranslation("prices.kind." + RateState.wire(known)))
                        .orElseGet(() -> getTranslation("prices.all")));
        time = new Segmented<>(
                getTranslation("prices.time"),
                List.of(RateFilter.Time.values()),
                one -> getTranslation("prices.time." + RateState.wire(one)));
        var bar = new Div(time, field(model, "prices.model.all"), field(customer, "prices.customer.all"), kind);
        bar.addClassName("lap-chips");
        listen();
        add(bar, steps, list);
    }

    private <T> ComboBox<T> field(ComboBox<T> field, String key) {
        field.addClassName("lap-search");
        field.setPlaceholder(getTranslation(key));
        field.setAriaLabel(getTranslation(key));
        field.setClearButtonVisible(true);
        return field;
    }

    private void listen() {
        model.setItems(history.models());
        customer.setItems(organisations.all().stream()
                .filter(one -> !one.operator())
                .sorted(Comparator.comparing(one -> Names.key(one.name())))
                .toList());
        customer.setItemLabelGenerator(Organisation::name);
        model.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                ask(now -> now.model(chosen.getValue()));
            }
        });
        customer.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                ask(now -> now.customer(
                        chosen.getValue() == null ? null : chosen.getValue().id()));
            }
        });
        kind.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                ask(now -> now.kind(chosen.getValue().orElse(null)));
            }
        });
        time.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                ask(now -> now.time(chosen.getValue()));
            }
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        state = RateState.read(event.getLocation().getQueryParameters());
        RateFilter filter = state.filter();
        model.setValue(filter.model());
        customer.setValue(organisation(filter.organisation()));
        kind.setValue(Optional.ofNullable(filter.kind()));
        time.setValue(filter.time());
        draw();
    }

    private void draw() {
        RateFilter filter = state.filter();
        int count = rates.count(filter);
        head().sub(getTranslation("prices.sub", count, words.formats().count(count)));
        steps.setVisible(false);
        if (filter.model() != null) {
            history.chart(filter.model(), organisation(filter.organisation()), this)
                    .ifPresent(this::show);
        }
        list.clear()
                .flush(
                        count == 0
                                ? nothing()
                                : table().rows(count, (offset, limit) -> rates.search(filter, offset, limit)));
    }

    private void show(Chart chart) {
        Organisation whose = organisation(state.filter().organisation());
        steps.setVisible(true);
        steps.clear()
                .title(getTranslation("prices.steps"))
                .sub(
                        whose == null
                                ? getTranslation("prices.steps.list")
                                : getTranslation("prices.steps.of", whose.name()))
                .with(chart);
    }

    private LongTable<Rate> table() {
        Instant now = clock.instant();
        var table = new LongTable<Rate>(getTranslation("prices.title"))
                .component(getTranslation("prices.model"), this::model)
                .component(getTranslation("prices.for"), this::whose)
                .grows()
                .component(getTranslation("prices.million"), this::price)
                .right()
                .component(getTranslation("prices.from"), rate -> TimeText.at(rate.validFrom()))
                .wideOnly()
                .component(getTranslation("prices.to"), RateDialogs::end)
                .wideOnly()
                .component(getTranslation("prices.state"), rate -> RateDialogs.state(rate, now))
                .wideOnly();
        return mayChange
                ? table.component(getTranslation("prices.actions"), rate -> dialogs.endButton(rate, now, this::draw))
                        .right()
                        .wideOnly()
                : table;
    }

    private Component model(Rate rate) {
        var name = new Span(rate.model());
        name.addClassName("lap-mono");
        var cell = new Div(name);
        cell.getElement().appendChild(new Element("small").setText(RateWords.meter(rate.meter())));
        return cell;
    }

    private Component whose(Rate rate) {
        var cell = new Div(new Span(words.whose(rate)));
        cell.getElement().appendChild(new Element("small").setText(new PriceWords(this).conditions(rate)));
        return cell;
    }

    private Component price(Rate rate) {
        var cell = new Div(new Span(words.million(rate)));
        cell.getElement().appendChild(new Element("small").setText(words.given(rate)));
        return cell;
    }

    private Component nothing() {
        return state.equals(RateState.USUAL)
                ? new EmptyState(getTranslation("prices.empty"), getTranslation("prices.empty.text"))
                : new EmptyState(
                        getTranslation("prices.none"),
                        getTranslation("prices.none.text"),
                        Buttons.plain(getTranslation("prices.none.all"), _ -> ask(_ -> RateState.USUAL)));
    }

    private void create() {
        dialogs.add(state.filter().model(), null, null, this::draw);
    }

    private @Nullable Organisation organisation(@Nullable OrganisationId id) {
        return id == null ? null : organisations.find(id);
    }

    private void ask(UnaryOperator<RateState> change) {
        getUI().ifPresent(
                        ui -> ui.navigate(RateRoutes.PRICES, change.apply(state).query()));
    }
}
