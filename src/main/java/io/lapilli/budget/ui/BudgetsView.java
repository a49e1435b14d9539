package io.lapilli.budget.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.KeyKind;
import io.lapilli.apikey.KeyQuery;
import io.lapilli.budget.Budget;
import io.lapilli.budget.BudgetAlert;
import io.lapilli.budget.BudgetDraft;
import io.lapilli.budget.BudgetNames;
import io.lapilli.budget.BudgetStanding;
import io.lapilli.budget.BudgetStandings;
import io.lapilli.budget.Budgets;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Permission;
import io.lapilli.project.Projects;
import io.lapilli.shared.BudgetId;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Confirmation;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.FormDialog;
import io.lapilli.ui.Icon;
import io.lapilli.ui.LiveUpdates;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Place;
import io.lapilli.ui.TimeText;
import io.lapilli.ui.Toast;
import io.lapilli.ui.Track;
import io.lapilli.ui.View;
import jakarta.annotation.security.PermitAll;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The budgets of the reader's organisation: what each limits, how much of it is used, what it has told. */
@Route(BudgetRoutes.BUDGETS)
@Menu(title = "budgets.menu", order = MenuOrder.SPEND, icon = "gauge")
@PermitAll
class BudgetsView extends View {

    /** Keys that are offered to choose from, the newest. */
    private static final int MOST_KEYS = 200;

    private final Place place;
    private final Budgets budgets;
    private final BudgetStandings standings;
    private final BudgetNames names;
    private final Projects projects;
    private final ApiKeys keys;
    private final CurrentUser user;
    private final BudgetWords words;
    private final boolean mayChange;
    private final Panel list = new Panel();
    private final Panel alerts = new Panel(getTranslation("budgets.alerts")).sub(getTranslation("budgets.alerts.sub"));

    private record Fired(BudgetRow row, BudgetAlert alert) {}

    BudgetsView(
            ConsoleContext context,
            Budgets budgets,
            BudgetStandings standings,
            BudgetNames names,
            Projects projects,
            ApiKeys keys,
            CurrentUser user,
            LiveUpdates live) {
        super("budgets.title");
        this.place = context.require();
        this.budgets = budgets;
        this.standings = standings;
        this.names = names;
        this.projects = projects;
        this.keys = keys;
        this.user = user;
        this.words = new BudgetWords(place);
        this.mayChange = user.may(place.organisation(), Permission.MANAGE_MONEY);
        head().sub(getTranslation("budgets.sub", place.zone().getId()));
        if (mayChange) {
            head().actions(Buttons.primary(getTranslation("budgets.create"), _ -> create()));
        }
        add(list, alerts);
        draw();
        live.follow(this, place.organisation(), this::draw);
    }

    private void draw() {
        List<BudgetRow> rows = rows();
        list.clear();
        alerts.clear();
        alerts.setVisible(!rows.isEmpty());
        if (rows.isEmpty()) {
            list.with(new EmptyState(
                    getTranslation("budgets.empty"),
                    getTranslation(mayChange ? "budgets.empty.text" : "budgets.empty.ask")));
            return;
        }
        list.flush(table().rows(rows));
        drawAlerts(rows);
    }

    /** The whole organisation's first, then projects, keys and groups, by name. */
    private List<BudgetRow> rows() {
        List<BudgetStanding> all = standings.of(place.organisation());
        Map<BudgetId, String> named = names.of(
                place.organisation(), all.stream().map(BudgetStanding::budget).toList());
        return all.stream()
                .map(standing -> new BudgetRow(
                        standing, named.getOrDefault(standing.budget().id(), "")))
                .sorted(Comparator.comparing((BudgetRow row) ->
                                row.standing().budget().scope().kind())
                        .thenComparing(BudgetRow::name))
                .toList();
    }

    private DataTable<BudgetRow> table() {
        var table = new DataTable<BudgetRow>(getTranslation("budgets.title"))
                .component(getTranslation("budgets.limits"), this::limits)
                .component(getTranslation("budgets.used"), this::used)
                .number(
                        getTranslation("budgets.left"),
                        row -> words.quantity(
                                row.standing().budget(), row.standing().left()))
                .wideOnly()
                .text(getTranslation("budgets.renews"), row -> words.renews(row.standing()))
                .wideOnly()
                .component(getTranslation("budgets.state"), row -> words.state(row.standing()));
        if (mayChange) {
            // on a narrow screen the bar says as much, and what can be done stays in sight
            table.wideOnly().actions(getTranslation("budgets.actions"), this::actions);
        }
        return table;
    }

    private Component limits(BudgetRow row) {
        Budget budget = row.standing().budget();
        var cell = new Div(new Span(words.whose(budget.scope(), row.name())));
        String kind = getTranslation("budgets.scope." + budget.scope().kind().ordinal());
        cell.getElement().appendChild(new Element("small").setText(kind + " · " + words.rule(budget.terms())));
        return cell;
    }

    private Component used(BudgetRow row) {
        var standing = row.standing();
        String text = words.used(standing);
        var track = new Track(standing.share(), words.whose(standing.budget().scope(), row.name()) + ": " + text);
        var cell = new Div(track, new Span(text));
        cell.addClassName("lap-used");
        cell.setTitle(words.exact(standing.budget(), standing.used()));
        return cell;
    }

    private Component actions(BudgetRow row) {
        String name = words.whose(row.standing().budget().scope(), row.name());
        var cell = new Div(
                Buttons.icon(Icon.EDIT, getTranslation("budgets.edit.of", name), _ -> edit(row)),
                Buttons.icon(Icon.TRASH, getTranslation("budgets.delete.of", name), _ -> delete(row)));
        cell.addClassName("lap-row");
        return cell;
    }

    private void drawAlerts(List<BudgetRow> rows) {
        List<Fired> fired = rows.stream()
                .flatMap(row -> row.standing().alerts().stream().map(alert -> new Fired(row, alert)))
                .sorted(Comparator.comparing((Fired one) -> one.alert().reachedAt())
                        .reversed())
                .toList();
        if (fired.isEmpty()) {
            alerts.with(new Text(getTranslation("budgets.alerts.none")));
            return;
        }
        alerts.flush(new DataTable<Fired>(getTranslation("budgets.alerts"))
                .component(
                        getTranslation("budgets.alerts.when"),
                        one -> TimeText.ago(one.alert().reachedAt()))
                .text(
                        getTranslation("budgets.limits"),
                        one -> words.whose(
                                one.row().standing().budget().scope(), one.row().name()))
                .number(
                        getTranslation("budgets.alerts.threshold"),
                        one -> words.percent(one.alert().threshold().doubleValue()))
                .number(
                        getTranslation("budgets.used"),
                        one -> words.quantity(
                                one.row().standing().budget(), one.alert().used()))
                .wideOnly()
                .rows(fired));
    }

    private void create() {
        var newest = KeyQuery.of(KeyKind.PROJECT, null, MOST_KEYS).newestFirst(true);
        var form = new BudgetForm(
                place.currency(),
                projects.all(place.organisation(), false),
                keys.list(place.organisation(), newest).items());
        new FormDialog(getTranslation("budgets.create"), form.fields()).ask(getTranslation("budgets.create.do"), () -> {
            budgets.create(user.actor(), place.organisation(), new BudgetDraft(form.scope(), form.terms()));
            Toast.say(getTranslation("budgets.saved"));
            draw();
            return true;
        });
    }

    private void edit(BudgetRow row) {
        Budget budget = row.standing().budget();
        var form = new BudgetForm(place.currency(), budget.terms());
        String title = getTranslation("budgets.edit.of", words.whose(budget.scope(), row.name()));
        new FormDialog(title, form.fields()).ask(getTranslation("budgets.edit.do"), () -> {
            var terms = form.terms();
            budgets.modify(user.actor(), place.organisation(), budget.id(), _ -> terms);
            Toast.say(getTranslation("budgets.saved"));
            draw();
            return true;
        });
    }

    private void delete(BudgetRow row) {
        Budget budget = row.standing().budget();
        new Confirmation(getTranslation("budgets.delete.ask", words.whose(budget.scope(), row.name())))
                .says(getTranslation("budgets.delete.text", words.used(row.standing())))
                .ask(getTranslation("budgets.delete.do"), () -> {
                    budgets.delete(user.actor(), place.organisation(), budget.id());
                    Toast.say(getTranslation("budgets.deleted"));
                    draw();
                });
    }
}
