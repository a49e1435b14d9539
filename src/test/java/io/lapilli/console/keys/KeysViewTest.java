package io.lapilli.console.keys;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.KeyKind;
import io.lapilli.apikey.KeyOwner;
import io.lapilli.apikey.KeyQuery;
import io.lapilli.apikey.KeyRing;
import io.lapilli.apikey.NewKey;
import io.lapilli.console.ConsoleScene;
import io.lapilli.identity.Actor;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Organisation;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.ui.CopyField;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeysViewTest {

    private ConsoleScene scene;
    private ApiKeys keys;

    @BeforeEach
    void open() {
        scene = new ConsoleScene(KeysView.class);
        keys = scene.bean(ApiKeys.class);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void isNotForWhoeverIsNotSignedIn() {
        scene.screens.open("keys");

        _assertNone(KeysView.class);
    }

    @Test
    void asksForAProjectFirst() {
        scene.as(MemberRole.OWNER).screens.open("keys");

        assertThat(text(EmptyState.class)).contains("A key belongs to a project");
        _assertNone(Button.class, spec -> spec.withText("Create a key"));
    }

    @Test
    void makesAKeyForAProgramAndShowsItOnce() {
        project(scene.mori, "Assistant");
        scene.as(MemberRole.OWNER).screens.open("keys");

        _click(_get(Button.class, spec -> spec.withText("Create a key")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "checkout");
        _click(_get(Button.class, spec -> spec.withText("Create the key")));

        String secret = _get(CopyField.class).value();
        assertThat(scene.bean(KeyRing.class).find(secret)).isNotNull();
        ApiKey made = all().getFirst();
        assertThat(made.name()).isEqualTo("checkout");
        assertThat(made.owner()).isInstanceOf(KeyOwner.Service.class);
        _click(_get(Button.class, spec -> spec.withText("I have copied it")));
        assertThat(text(KeyTable.class))
                .contains("checkout", "Assistant", made.redacted())
                .doesNotContain(secret);
    }

    @Test
    void aBrokenRuleStaysInTheDialogAndMakesNothing() {
        project(scene.mori, "Assistant");
        scene.as(MemberRole.OWNER).screens.open("keys");

        _click(_get(Button.class, spec -> spec.withText("Create a key")));
        _click(_get(Button.class, spec -> spec.withText("Create the key")));

        _assertOne(Button.class, spec -> spec.withText("Create the key"));
        assertThat(all()).isEmpty();
    }

    @Test
    void aDeveloperMakesKeysOfTheirOwnOnlyAndRevokesNoOthers() {
        Project project = project(scene.mori, "Assistant");
        keys.issueProjectKey(Actor.INSTALLATION, scene.mori.id(), project.id(), null, NewKey.named("backend"));
        scene.as(MemberRole.DEVELOPER).screens.open("keys");

        _assertNone(Button.class, spec -> spec.withText("Revoke"));
        _click(_get(Button.class, spec -> spec.withText("Create a key")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "mine");
        _click(_get(Button.class, spec -> spec.withText("Create the key")));

        assertThat(all())
                .filteredOn(key -> key.name().equals("mine"))
                .singleElement()
                .satisfies(key -> assertThat(key.owner()).isInstanceOf(KeyOwner.Person.class));
        _click(_get(Button.class, spec -> spec.withText("I have copied it")));
        _assertOne(Button.class, spec -> spec.withText("Revoke"));
    }

    @Test
    void aViewerSeesKeysAndCanChangeNothing() {
        Project project = project(scene.mori, "Assistant");
        keys.issueProjectKey(Actor.INSTALLATION, scene.mori.id(), project.id(), null, NewKey.named("backend"));
        scene.as(MemberRole.VIEWER).screens.open("keys");

        assertThat(text(KeyTable.class)).contains("backend");
        _assertNone(Button.class, spec -> spec.withText("Create a key"));
        _assertNone(Button.class, spec -> spec.withText("Revoke"));
    }

    @Test
    void revokesAfterSayingWhatIsLost() {
        Project project = project(scene.mori, "Assistant");
        var issued =
                keys.issueProjectKey(Actor.INSTALLATION, scene.mori.id(), project.id(), null, NewKey.named("backend"));
        scene.as(MemberRole.OWNER).screens.open("keys");

        _click(_get(Button.class, spec -> spec.withText("Revoke")));
        assertThat(scene.bean(KeyRing.class).find(issued.secret())).isNotNull();
        _click(_get(Button.class, spec -> spec.withText("Revoke the key")));

        assertThat(scene.bean(KeyRing.class).find(issued.secret())).isNull();
        _assertOne(EmptyState.class);
        scene.screens.open("keys?revoked=too");
        assertThat(text(KeyTable.class)).contains("backend", "revoked");
    }

    @Test
    void showsNothingOfAnotherOrganisation() {
        Organisation other = scene.identity.organisation("Other");
        Project theirs = project(other, "Secret plans");
        keys.issueProjectKey(Actor.INSTALLATION, other.id(), theirs.id(), null, NewKey.named("theirs"));
        project(scene.mori, "Assistant");

        scene.as(MemberRole.OWNER).screens.open("keys?project=" + theirs.id().text());

        _assertNone(DataTable.class);
        _assertOne(EmptyState.class);
    }

    private Project project(Organisation organisation, String name) {
        return scene.bean(Projects.class).create(Actor.INSTALLATION, organisation.id(), name);
    }

    private List<ApiKey> all() {
        return keys.list(
                        scene.mori.id(), KeyQuery.of(KeyKind.PROJECT, null, 100).newestFirst(true))
                .items();
    }

    private static String text(Class<? extends com.vaadin.flow.component.Component> type) {
        return _get(type).getElement().getTextRecursively();
    }
}
