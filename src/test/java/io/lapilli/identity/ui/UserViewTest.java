package io.lapilli.identity.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.lapilli.identity.ui.PeopleScene.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import io.lapilli.identity.Invitation;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.PlatformRole;
import io.lapilli.identity.User;
import io.lapilli.shared.UserId;
import io.lapilli.ui.Confirmation;
import io.lapilli.ui.CopyField;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserViewTest {

    private PeopleScene scene;
    private User yuki;

    @BeforeEach
    void open() {
        scene = new PeopleScene();
        yuki = scene.member("Yuki", MemberRole.DEVELOPER);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private void show() {
        scene.screens.open("operator/users/" + yuki.id().text());
    }

    private static void agree(String action) {
        _click(_get(
                Button.class,
                spec -> spec.withText(action)
                        .withPredicate(button -> button.getThemeNames().contains("primary"))));
    }

    @Test
    void tellsEverythingAboutSomebody() {
        scene.key(yuki.id(), scene.mori.id(), "build server");
        scene.identity.signedIn(yuki.id());
        scene.as(PlatformRole.SUPPORT);
        show();

        assertThat(text())
                .contains("Yuki", "yuki@mori.example", yuki.id().text(), "active")
                .contains("Mori Mobile", "Developer")
                .contains("build server", "sk-lap-…Vq3e")
                .contains("Chrome 138 · Linux", "192.0.2.1", "signed in");
    }

    @Test
    void isEmptyWhereThereIsNothing() {
        scene.as(PlatformRole.SUPPORT);
        yuki = scene.identity.person("lonely@x.example");
        show();

        assertThat(text())
                .contains(
                        "sees no organisation",
                        "None belongs to this person",
                        "No browser is signed in",
                        "Nobody has tried");
    }

    @Test
    void supportChangesNothing() {
        scene.identity.signedIn(yuki.id());
        scene.as(PlatformRole.SUPPORT);
        show();

        for (String action :
                new String[] {"Disable", "Change the platform role", "Reset link", "End all sessions", "Sign out", "Add"
                }) {
            _assertNone(Button.class, spec -> spec.withText(action));
        }
        assertThat(_find(Button.class))
                .noneMatch(button -> button.getAriaLabel().orElse("").startsWith("Remove from"));
    }

    @Test
    void whoIsNotThereIsNotFound() {
        scene.as(PlatformRole.SUPPORT);

        scene.screens.open("operator/users/user_nonsense");
        assertThatThrownBy(() -> _get(UserView.class)).hasMessageContaining("no user with id");
        scene.screens.open("operator/users/" + new UserId(UUID.randomUUID()).text());
        assertThatThrownBy(() -> _get(UserView.class)).hasMessageContaining("no user with id");
    }

    @Test
    void disablesAndEnables() {
        scene.key(yuki.id(), scene.mori.id(), "build server");
        var session = scene.identity.signedIn(yuki.id());
        scene.as(PlatformRole.OPERATOR_ADMIN);
        show();

        _click(_get(Button.class, spec -> spec.withText("Disable")));
        assertThat(text(_get(Confirmation.class))).contains("build server", "can't be undone");
        agree("Disable");
        assertThat(scene.identity.users.get(yuki.id()).disabled()).isTrue();
        assertThat(scene.identity.sessions.counts(session)).isFalse();
        assertThat(text()).contains("disabled", "No browser is signed in");

        _click(_get(Button.class, spec -> spec.withText("Enable")));
        agree("Enable");
        assertThat(scene.identity.users.get(yuki.id()).disabled()).isFalse();
    }

    @Test
    void givesAPlatformRole() {
        scene.as(PlatformRole.OPERATOR_ADMIN);
        show();

        _click(_get(Button.class, spec -> spec.withText("Change the platform role")));
        Select<Optional<PlatformRole>> role = _get(Select.class, spec -> spec.withLabel("Platform role"));
        _setValue(role, Optional.of(PlatformRole.PRESALES));
        agree("Change the platform role");

        assertThat(scene.identity.users.get(yuki.id()).platformRole()).isEqualTo(PlatformRole.PRESALES);
    }

    @Test
    void nobodyIsOfferedToDisableTheOwnAccount() {
        var root = scene.as(PlatformRole.OPERATOR_ADMIN);
        scene.screens.open("operator/users/" + root.text());

        _assertNone(Button.class, spec -> spec.withText("Disable"));
        assertThat(text()).contains("this one");
    }

    @Test
    void makesAResetLink() {
        scene.as(PlatformRole.OPERATOR_ADMIN);
        show();

        _click(_get(Button.class, spec -> spec.withText("Reset link")));
        agree("Make the link");

        String link = _get(CopyField.class).value();
        assertThat(link).startsWith("https://portal.example/reset#");
        assertThat(scene.identity
                        .invitations
                        .open(Invitation.Kind.RESET, link.substring(link.indexOf('#') + 1))
                        .email())
                .isEqualTo("yuki@mori.example");
    }

    @Test
    void endsOneSessionAndAllOfThem() {
        var first = scene.identity.signedIn(yuki.id());
        scene.as(PlatformRole.OPERATOR_ADMIN);
        show();
        _click(_get(Button.class, spec -> spec.withText("Sign out")));
        assertThat(scene.identity.sessions.counts(first)).isFalse();

        var second = scene.identity.signedIn(yuki.id());
        var third = scene.identity.signedIn(yuki.id());
        show();
        _click(_get(Button.class, spec -> spec.withText("End all sessions")));
        agree("End all sessions");
        assertThat(scene.identity.sessions.counts(second)).isFalse();
        assertThat(scene.identity.sessions.counts(third)).isFalse();
    }

    @Test
    void removesFromAnOrganisationAndAddsToAnother() {
        var acme = scene.identity.organisation("Acme");
        scene.as(PlatformRole.OPERATOR_ADMIN);
        show();

        _click(_get(Button.class, spec -> spec.withText("Add")));
        ComboBox<Organisation> organisation = _get(ComboBox.class);
        _setValue(organisation, scene.identity.directory.find(acme.id()));
        agree("Add");
        assertThat(scene.identity.members.role(yuki.id(), acme.id())).contains(MemberRole.DEVELOPER);

        _click(_get(
                Button.class,
                spec -> spec.withPredicate(button ->
                        "Remove from Mori Mobile".equals(button.getAriaLabel().orElse("")))));
        agree("Remove");
        assertThat(scene.identity.members.role(yuki.id(), scene.mori.id())).isEmpty();
    }
}
