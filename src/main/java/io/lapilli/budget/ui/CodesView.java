package io.lapilli.budget.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.lapilli.budget.IssuedCode;
import io.lapilli.budget.RedemptionCode;
import io.lapilli.budget.RedemptionCodes;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.Names;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RedemptionCodeId;
import io.lapilli.shared.Slice;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Confirmation;
import io.lapilli.ui.CopyField;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.FormDialog;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Icon;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.Note;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Tag;
import io.lapilli.ui.TimeText;
import io.lapilli.ui.Toast;
import io.lapilli.ui.Tone;
import io.lapilli.ui.View;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The seller's redemption codes: those handed out, what became of each, and the way to a new one. */
@Route(BudgetRoutes.CODES)
@Menu(title = "codes.menu", order = MenuOrder.OPERATOR + 45, icon = "coin")
@RolesAllowed({"OPERATOR_ADMIN", "FINANCE", "PRESALES", "SUPPORT"})
class CodesView extends View {

    private static final int PAGE = 50;
    private static final String NONE = "—";

    private final RedemptionCodes codes;
    private final OrganisationDirectory organisations;
    private final CurrentUser user;
    private final LapilliSettings settings;
    private final Clock clock;
    private final Formats formats = Formats.current();
    private final boolean mayChange;
    private final Panel list = new Panel();
    private List<RedemptionCode> shown = new ArrayList<>();

    CodesView(
            RedemptionCodes codes,
            OrganisationDirectory organisations,
            CurrentUser user,
            LapilliSettings settings,
            Clock clock) {
        super("codes.title");
        this.codes = codes;
        this.organisations = organisations;
        this.user = user;
        this.settings = settings;
        this.clock = clock;
        this.mayChange = user.actor().seller();
        head().sub(getTranslation("codes.sub"));
        if (mayChange) {
            head().actions(Buttons.primary(getTranslation("codes.create"), _ -> create()));
        }
        add(list);
        draw();
    }

    private void draw() {
        int count = Math.max(PAGE, shown.size());
        shown = new ArrayList<>();
        read(null, count);
    }

    private void read(@Nullable RedemptionCodeId after, int limit) {
        Slice<RedemptionCode> page = codes.list(after, limit);
        shown.addAll(page.items());
        list.clear();
        if (shown.isEmpty()) {
            list.with(new EmptyState(getTranslation("codes.none"), getTranslation("codes.none.text")));
            return;
        }
        list.flush(table(clock.instant()).rows(shown));
        if (page.hasMore()) {
            list.with(Buttons.quiet(
                    getTranslation("wallet.more"), _ -> read(shown.getLast().id(), PAGE)));
        }
    }

    private DataTable<RedemptionCode> table(Instant now) {
        var table = new DataTable<RedemptionCode>(getTranslation("codes.title"))
                .component(getTranslation("codes.code"), CodesView::code)
                .number(getTranslation("codes.amount"), code -> formats.exactMoney(code.amount(), code.currency()))
                .component(getTranslation("codes.state"), code -> state(code, now))
                .text(getTranslation("codes.for"), this::whose)
                .wideOnly()
                .component(getTranslation("codes.created"), code -> TimeText.at(code.createdAt()))
                .wideOnly()
                .component(getTranslation("codes.until"), CodesView::until)
                .wideOnly();
        return mayChange ? table.actions(getTranslation("codes.actions"), code -> withdrawal(code, now)) : table;
    }

    private static Component code(RedemptionCode code) {
        var tail = new Span("…" + code.last4());
        tail.addClassName("lap-mono");
        var cell = new Div(tail);
        if (code.note() != null) {
            cell.getElement().appendChild(new Element("small").setText(code.note()));
        }
        return cell;
    }

    private Component state(RedemptionCode code, Instant now) {
        RedemptionCode.State state = code.state(now);
        String word = getTranslation("codes.state." + state.ordinal());
        Tag tag = state == RedemptionCode.State.OPEN ? Tag.good(word) : Tag.neutral(word);
        OrganisationId by = code.redeemedBy();
        if (by == null) {
            return tag;
        }
        var cell = new Div(tag);
        cell.getElement().appendChild(new Element("small").setText(name(by)));
        return cell;
    }

    private String whose(RedemptionCode code) {
        OrganisationId only = code.organisation();
        return only == null ? getTranslation("codes.for.anyone") : name(only);
    }

    private String name(OrganisationId id) {
        Organisation organisation = organisations.find(id);
        return organisation == null ? id.text() : organisation.name();
    }

    private static Component until(RedemptionCode code) {
        return code.expiresAt() == null ? new Text(NONE) : TimeText.at(code.expiresAt());
    }

    private Component withdrawal(RedemptionCode code, Instant now) {
        if (code.state(now) != RedemptionCode.State.OPEN) {
            return new Text("");
        }
        return Buttons.icon(Icon.TRASH, getTranslation("codes.withdraw.of", code.last4()), _ -> withdraw(code));
    }

    private void withdraw(RedemptionCode code) {
        new Confirmation(getTranslation("codes.withdraw.ask", code.last4()))
                .says(getTranslation("codes.withdraw.text", formats.exactMoney(code.amount(), code.currency())))
                .forEver()
                .ask(getTranslation("codes.withdraw.do"), () -> {
                    codes.withdraw(user.actor(), code.id());
                    Toast.say(getTranslation("codes.withdrawn", code.last4()));
                    draw();
                });
    }

    private void create() {
        List<Organisation> customers = organisations.all().stream()
                .filter(one -> !one.operator())
                .sorted(Comparator.comparing(one -> Names.key(one.name())))
                .toList();
        var form = new CodeForm(settings.currency(), customers, formats.zone());
        var dialog = new FormDialog(getTranslation("codes.create"), form.fields());
        dialog.ask(getTranslation("codes.create.do"), () -> {
            IssuedCode issued = codes.create(user.actor(), form.draft());
            dialog.then(
                    getTranslation(
                            "codes.made",
                            formats.exactMoney(
                                    issued.code().amount(), issued.code().currency())),
                    getTranslation("codes.made.close"),
                    new Note(Tone.WARN, getTranslation("codes.made.once")),
                    new CopyField(issued.value()));
            draw();
            return false;
        });
    }
}
