package io.lapilli.console.projects;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.console.keys.KeyPanel;
import io.lapilli.console.keys.KeyRows;
import io.lapilli.console.keys.NewKeyDialogs;
import io.lapilli.console.usage.UsageRoutes;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Permission;
import io.lapilli.limit.ui.LimitPanels;
import io.lapilli.project.Project;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.ProjectId;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.ConsoleContext.ProjectChoice;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Figure;
import io.lapilli.ui.Figures;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Place;
import io.lapilli.ui.Tag;
import io.lapilli.ui.View;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;

/** One project: what it costs this month, its keys, and what can be done with it. */
@Route("projects")
@PermitAll
class ProjectView extends View implements HasUrlParameter<String> {

    private final Place place;
    private final ProjectRows rows;
    private final ProjectActions actions;
    private final NewKeyDialogs newKeys;
    private final CurrentUser user;
    private final Figures figures = new Figures();
    private final KeyPanel keys;
    private final LimitPanels limits;
    private final Div limited = new Div();

    ProjectView(
            ConsoleContext context,
            ProjectRows rows,
            ProjectActions actions,
            KeyRows keyRows,
            ApiKeys apiKeys,
            NewKeyDialogs newKeys,
            LimitPanels limits,
            CurrentUser user,
            Clock clock) {
        super("projects.one");
        this.place = context.require();
        this.rows = rows;
        this.actions = actions;
        this.newKeys = newKeys;
        this.limits = limits;
        this.user = user;
        this.keys = new KeyPanel(keyRows, apiKeys, user, clock, place, this::noKeys);
        keys.title(getTranslation("keys.title"));
        add(figures, keys, limited);
    }

    @Override
    public void setParameter(BeforeEvent event, String parameter) {
        show(ProjectId.parse(parameter).orElseThrow(() -> new NotFoundException("project", parameter)));
    }

    private void show(ProjectId id) {
        ProjectRow row = rows.one(place, id);
        Project project = row.project();
        named(project.name());
        head().sub(project.id().text());
        figures.removeAll();
        Formats formats = Formats.current();
        figures.add(
                new Figure(getTranslation("projects.spend.month"))
                        .show(formats.money(row.spend(), place.currency()), "")
                        .note(Buttons.quiet(getTranslation("projects.usage"), _ -> openUsage(project))),
                new Figure(getTranslation("projects.keys")).show(formats.count(row.keys()), ""),
                new Figure(getTranslation("projects.created")).show(formats.date(project.createdAt()), ""));
        if (project.archived()) {
            head().mark(Tag.neutral(getTranslation("projects.archived")));
        } else {
            head().actions(buttons(row));
        }
        keys.show(id, project.archived());
        limited.removeAll();
        limited.add(limits.ofProject(place.organisation(), id, project.archived()));
    }

    private Component[] buttons(ProjectRow row) {
        Project project = row.project();
        var buttons = new java.util.ArrayList<Component>();
        if (actions.mayManage(place)) {
            buttons.add(
                    Buttons.danger(getTranslation("projects.archive"), _ -> actions.archive(place, row, this::leave)));
            buttons.add(Buttons.plain(
                    getTranslation("projects.rename"), _ -> actions.rename(place, project, () -> show(project.id()))));
        }
        if (user.may(place.organisation(), Permission.OWN_KEYS)) {
            buttons.add(Buttons.primary(
                    getTranslation("keys.create"),
                    _ -> newKeys.open(
                            place,
                            List.of(new ProjectChoice(project.id(), project.name())),
                            project.id(),
                            () -> show(project.id()))));
        }
        return buttons.toArray(Component[]::new);
    }

    private Component noKeys() {
        return new EmptyState(getTranslation("keys.empty.title"), getTranslation("keys.empty.text"));
    }

    private static void openUsage(Project project) {
        UI.getCurrentOrThrow().navigate(UsageRoutes.USAGE, UsageRoutes.of(project.id()));
    }

    private void leave() {
        UI.getCurrentOrThrow().navigate(ProjectsView.class);
    }
}
