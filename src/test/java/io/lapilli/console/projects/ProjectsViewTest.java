package io.lapilli.console.projects;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.KeyRing;
import io.lapilli.apikey.NewKey;
import io.lapilli.console.ConsoleScene;
import io.lapilli.identity.Actor;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Organisation;
import io.lapilli.limit.Allowance;
import io.lapilli.limit.LimitHolder;
import io.lapilli.limit.RateLimit;
import io.lapilli.limit.RateLimits;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectsViewTest {

    private ConsoleScene scene;
    private Projects projects;

    @BeforeEach
    void open() {
        scene = new ConsoleScene(ProjectsView.class, ProjectView.class);
        projects = scene.bean(Projects.class);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void isNotForWhoeverIsNotSignedIn() {
        scene.screens.open("projects");

        _assertNone(ProjectsView.class);
    }

    @Test
    void makesAProjectAndOpensIt() {
        scene.as(MemberRole.OWNER).screens.open("projects");
        _assertOne(EmptyState.class);

        _click(_get(Button.class, spec -> spec.withText("Make a project")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Assistant in the phone");
        _click(_get(Button.class, spec -> spec.withText("Make the project")));

        Project made = projects.all(scene.mori.id(), false).getFirst();
        assertThat(made.name()).isEqualTo("Assistant in the phone");
        assertThat(scene.screens.path()).isEqualTo("projects/" + made.id().text());
        assertThat(text(ProjectView.class)).contains("Assistant in the phone", "No keys here yet");
    }

    @Test
    void aNameThatIsTakenIsSaidInTheDialog() {
        project("Assistant");
        scene.as(MemberRole.OWNER).screens.open("projects");

        _click(_get(Button.class, spec -> spec.withText("Make a project")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "ASSISTANT");
        _click(_get(Button.class, spec -> spec.withText("Make the project")));

        _assertOne(Button.class, spec -> spec.withText("Make the project"));
        assertThat(projects.all(scene.mori.id(), false)).hasSize(1);
    }

    @Test
    void renames() {
        Project project = project("Assistant");
        scene.as(MemberRole.OWNER).screens.open("projects/" + project.id().text());

        _click(_get(Button.class, spec -> spec.withText("Rename")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Translation");
        _click(_get(Button.class, spec -> spec.withText("Rename the project")));

        assertThat(projects.get(scene.mori.id(), project.id()).name()).isEqualTo("Translation");
        assertThat(text(ProjectView.class)).contains("Translation");
    }

    @Test
    void archivesAfterItsNameWasTypedAndRefusesItsKeys() {
        Project project = project("Assistant");
        String secret = scene.bean(ApiKeys.class)
                .issueProjectKey(Actor.INSTALLATION, scene.mori.id(), project.id(), null, NewKey.named("backend"))
                .secret();
        scene.as(MemberRole.OWNER).screens.open("projects/" + project.id().text());

        _click(_get(Button.class, spec -> spec.withText("Archive")));
        Button archive = _get(Button.class, spec -> spec.withText("Archive the project"));
        assertThat(archive.isEnabled()).isFalse();
        _setValue(_get(TextField.class), "Assistant");
        _click(archive);

        assertThat(projects.get(scene.mori.id(), project.id()).archived()).isTrue();
        assertThat(scene.bean(KeyRing.class).find(secret)).isNull();
        assertThat(scene.screens.path()).isEqualTo("projects");
        scene.screens.open("projects?archived=too");
        assertThat(text(DataTable.class)).contains("Assistant", "archived");
    }

    @Test
    void limitsAProject() {
        Project project = project("Assistant");
        scene.as(MemberRole.OWNER).screens.open("projects/" + project.id().text());
        assertThat(text(ProjectView.class)).contains("Nothing is limited");

        _click(_get(Button.class, spec -> spec.withText("Set a limit")));
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("Requests a minute")), 600);
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("Tokens a minute")), 1_000_000);
        _click(_get(Button.class, spec -> spec.withText("Save the limit")));

        assertThat(scene.bean(RateLimits.class).of(scene.mori.id(), project.id()))
                .singleElement()
                .extracting(RateLimit::allowance)
                .isEqualTo(new Allowance(600L, 1_000_000L, null, null));
        assertThat(text(ProjectView.class)).contains("All models together", "600", "1,000,000");

        _click(_get(Button.class, spec -> spec.withText("Change")));
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("Requests a minute")), null);
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("Tokens a minute")), null);
        _click(_get(Button.class, spec -> spec.withText("Save the limit")));
        assertThat(text(ProjectView.class)).contains("Nothing is limited");
    }

    @Test
    void showsWhatHoldsForTheWholeOrganisation() {
        Project project = project("Assistant");
        scene.bean(RateLimits.class)
                .setBySeller(
                        Actor.INSTALLATION,
                        LimitHolder.of(scene.mori.id(), null),
                        new Allowance(null, null, 90_000L, 7L));
        scene.as(MemberRole.VIEWER).screens.open("projects/" + project.id().text());
        assertThat(text(ProjectView.class)).contains("organisation", "90,000", "7");
        _assertNone(Button.class, spec -> spec.withText("Set a limit"));
        _assertNone(Button.class, spec -> spec.withText("Change"));
    }

    @Test
    void aViewerCanChangeNothing() {
        Project project = project("Assistant");
        scene.as(MemberRole.VIEWER).screens.open("projects");
        _assertNone(Button.class, spec -> spec.withText("Make a project"));

        scene.screens.open("projects/" + project.id().text());
        _assertNone(Button.class, spec -> spec.withText("Archive"));
        _assertNone(Button.class, spec -> spec.withText("Rename"));
        _assertNone(Button.class, spec -> spec.withText("Create a key"));
    }

    @Test
    void anotherOrganisationsProjectIsNotFound() {
        Organisation other = scene.identity.organisation("Other");
        Project theirs = projects.create(Actor.INSTALLATION, other.id(), "Secret plans");

        scene.as(MemberRole.OWNER).screens.open("projects/" + theirs.id().text());

        assertThatThrownBy(() -> _get(ProjectView.class)).hasMessageContaining("no project with id");
    }

    private Project project(String name) {
        return projects.create(Actor.INSTALLATION, scene.mori.id(), name);
    }

    private static String text(Class<? extends Component> type) {
        return _get(type).getElement().getTextRecursively();
    }
}
