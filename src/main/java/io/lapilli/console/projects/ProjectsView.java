package io.lapilli.console.projects;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.lapilli.project.Project;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Formats;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Place;
import io.lapilli.ui.Segmented;
import io.lapilli.ui.Tag;
import io.lapilli.ui.TimeText;
import io.lapilli.ui.View;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** Where the organisation works: its projects, what each has and costs, and the way to a new one. */
@Route("projects")
@Menu(title = "projects.title", order = MenuOrder.PROJECTS, icon = "box")
@PermitAll
class ProjectsView extends View implements BeforeEnterObserver {

    /** In a query: opens the dialog at once. */
    static final String NEW = "new";

    private static final String ARCHIVED = "archived";

    private final Place place;
    private final ProjectRows rows;
    private final ProjectActions actions;
    private final Segmented<Boolean> states;
    private final Panel panel = new Panel();

    ProjectsView(ConsoleContext context, ProjectRows rows, ProjectActions actions) {
        super("projects.title");
        this.place = context.require();
        this.rows = rows;
        this.actions = actions;
        this.states = new Segmented<>(
                getTranslation("projects.states"),
                List.of(false, true),
                all -> getTranslation(all ? "projects.states.all" : "projects.states.active"));
        head().sub(place.organisationName());
        if (actions.mayCreate(place)) {
            head().actions(Buttons.primary(getTranslation("projects.create"), _ -> actions.create(place, this::open)));
        }
        states.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                getUI().ifPresent(ui -> ui.navigate(
                        "projects", change.getValue() ? QueryParameters.of(ARCHIVED, "too") : QueryParameters.empty()));
            }
        });
        add(states, panel);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        boolean archivedToo =
                event.getLocation().getQueryParameters().getParameters().containsKey(ARCHIVED);
        states.setValue(archivedToo);
        List<ProjectRow> all = rows.all(place, archivedToo);
        panel.clear();
        if (all.isEmpty()) {
            panel.with(empty());
        } else {
            panel.flush(table().rows(all));
        }
        if (event.getLocation().getQueryParameters().getParameters().containsKey(NEW) && actions.mayCreate(place)) {
            actions.create(place, this::open);
        }
    }

    private DataTable<ProjectRow> table() {
        Formats formats = Formats.current();
        return new DataTable<ProjectRow>(getTranslation("projects.title"))
                .component(getTranslation("projects.name"), this::name)
                .number(getTranslation("projects.keys"), row -> formats.count(row.keys()))
                .number(
                        getTranslation("projects.spend", Formats.sign(place.currency())),
                        row -> formats.amount(row.spend()))
                .component(
                        getTranslation("projects.created"),
                        row -> TimeText.ago(row.project().createdAt()))
                .right()
                .wideOnly()
                .onOpen(row -> getTranslation("projects.open", row.project().name()), row -> open(row.project()));
    }

    private Component name(ProjectRow row) {
        var cell = new Span(row.project().name());
        if (row.project().archived()) {
            cell.add(" ");
            cell.add(Tag.neutral(getTranslation("projects.archived")));
        }
        return cell;
    }

    private Component empty() {
        return new EmptyState(
                getTranslation("projects.empty.title"),
                getTranslation(actions.mayCreate(place) ? "projects.empty.text" : "projects.empty.ask"));
    }

    private void open(Project project) {
        getUI().ifPresent(ui -> ui.navigate(ProjectView.class, project.id().text()));
    }
}
