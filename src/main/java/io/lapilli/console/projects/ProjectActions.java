package io.lapilli.console.projects;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Permission;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.ui.Confirmation;
import io.lapilli.ui.FormDialog;
import io.lapilli.ui.Place;
import io.lapilli.ui.Toast;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What can be done with projects, each with its dialog. */
@Component
class ProjectActions {

    private static final int LONGEST_NAME = 120;

    private final Projects projects;
    private final CurrentUser user;

    ProjectActions(Projects projects, CurrentUser user) {
        this.projects = projects;
        this.user = user;
    }

    boolean mayCreate(Place place) {
        return user.may(place.organisation(), Permission.CREATE_PROJECTS);
    }

    boolean mayManage(Place place) {
        return user.may(place.organisation(), Permission.MANAGE_PROJECTS);
    }

    void create(Place place, Consumer<Project> onDone) {
        TextField name = name("");
        new FormDialog(translate("projects.create"), name).ask(translate("projects.create.do"), () -> {
            onDone.accept(projects.create(user.actor(), place.organisation(), name.getValue()));
            return true;
        });
    }

    void rename(Place place, Project project, Runnable onDone) {
        TextField name = name(project.name());
        new FormDialog(translate("projects.rename"), name).ask(translate("projects.rename.do"), () -> {
            projects.rename(user.actor(), place.organisation(), project.id(), name.getValue());
            onDone.run();
            return true;
        });
    }

    void archive(Place place, ProjectRow row, Runnable onDone) {
        Project project = row.project();
        new Confirmation(translate("projects.archive.ask", project.name()))
                .says(translate("projects.archive.says"))
                .loses(translate("projects.archive.loses", row.keys()))
                .forEver()
                .typed(project.name())
                .ask(translate("projects.archive.do"), () -> {
                    projects.archive(user.actor(), place.organisation(), project.id());
                    Toast.say(translate("projects.archive.done", project.name()));
                    onDone.run();
                });
    }

    private static TextField name(String value) {
        var name = new TextField(translate("projects.name"));
        name.setHelperText(translate("projects.name.help"));
        name.setMaxLength(LONGEST_NAME);
        name.setRequiredIndicatorVisible(true);
        name.setValue(value);
        name.setAutoselect(true);
        name.focus();
        return name;
    }
}
