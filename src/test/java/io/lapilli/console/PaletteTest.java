package io.lapilli.console;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.NewKey;
import io.lapilli.identity.Actor;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Organisation;
import io.lapilli.project.Projects;
import io.lapilli.shared.ProjectId;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.PaletteSource;
import io.lapilli.ui.PaletteSource.Hit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the console's modules tell the palette, and to whom. */
class PaletteTest {

    private ConsoleScene scene;

    @BeforeEach
    void open() {
        scene = new ConsoleScene(views());
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends com.vaadin.flow.component.Component>[] views() {
        return List.of("io.lapilli.console.keys.KeysView", "io.lapilli.console.projects.ProjectsView").stream()
                .map(PaletteTest::view)
                .toArray(Class[]::new);
    }

    private static Class<?> view(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException moved) {
            throw new IllegalStateException(moved);
        }
    }

    @Test
    void findsProjectsAndKeysOfTheOrganisationOnly() {
        key(scene.mori, project(scene.mori, "Assistant"), "checkout assistant");
        Organisation hana = scene.identity.organisation("Hana");
        key(hana, project(hana, "Assistant of Hana"), "assistant of others");
        scene.as(MemberRole.VIEWER);

        assertThat(found("ASSIST"))
                .extracting(Hit::title)
                .hasSize(2)
                .anySatisfy(title -> assertThat(title).isEqualTo("Assistant"))
                .anySatisfy(title -> assertThat(title).startsWith("checkout assistant …"));
        assertThat(found("checkout")).extracting(Hit::hint).containsExactly("Key in Assistant");
    }

    @Test
    void opensTheKeyThatWasFoundAlone() {
        ProjectId project = project(scene.mori, "Assistant");
        key(scene.mori, project, "checkout");
        key(scene.mori, project, "warehouse");
        scene.as(MemberRole.OWNER);

        found("warehouse").getFirst().choose().run();

        String shown = _get(DataTable.class).getElement().getTextRecursively();
        assertThat(shown).contains("warehouse").doesNotContain("checkout");
        _click(_get(
                NativeButton.class,
                spec -> spec.withPredicate(button -> button.getAriaLabel().equals(Optional.of("Show all keys")))));
        assertThat(_get(DataTable.class).getElement().getTextRecursively()).contains("warehouse", "checkout");
    }

    @Test
    void offersWhatTheRoleMayDo() {
        scene.as(MemberRole.OWNER);
        assertThat(actions()).contains("Make a project").doesNotContain("Create a key");
        project(scene.mori, "Assistant");
        assertThat(actions()).contains("Make a project", "Create a key");
        scene.as(MemberRole.VIEWER);
        assertThat(actions()).doesNotContain("Make a project", "Create a key");
    }

    @Test
    void makesAKeyAndAProject() {
        project(scene.mori, "Assistant");
        scene.as(MemberRole.OWNER);
        choose("Create a key");
        assertThat(scene.screens.path()).isEqualTo("keys");
        _get(Dialog.class).close();
        choose("Make a project");
        assertThat(scene.screens.path()).isEqualTo("projects");
        _assertOne(Dialog.class);
    }

    private void choose(String action) {
        sources().stream()
                .flatMap(source -> source.actions().stream())
                .filter(hit -> hit.title().equals(action))
                .findFirst()
                .orElseThrow()
                .choose()
                .run();
    }

    private List<Hit> found(String query) {
        return sources().stream()
                .flatMap(source -> source.find(query, 8).stream())
                .toList();
    }

    private List<String> actions() {
        return sources().stream()
                .flatMap(source -> source.actions().stream())
                .map(Hit::title)
                .toList();
    }

    private Collection<PaletteSource> sources() {
        return scene.identity.context().getBeansOfType(PaletteSource.class).values();
    }

    private ProjectId project(Organisation organisation, String name) {
        return scene.bean(Projects.class)
                .create(Actor.INSTALLATION, organisation.id(), name)
                .id();
    }

    private void key(Organisation organisation, ProjectId project, String name) {
        scene.bean(ApiKeys.class)
                .issueProjectKey(Actor.INSTALLATION, organisation.id(), project, null, NewKey.named(name));
    }
}
