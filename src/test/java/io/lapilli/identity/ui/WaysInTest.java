package io.lapilli.identity.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.lapilli.identity.IdentityFixtures.BROWSER;
import static io.lapilli.identity.IdentityFixtures.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.identity.Actor;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.IdentityFixtures;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.SignInResult;
import io.lapilli.identity.web.BrowserSession;
import io.lapilli.support.Screens;
import io.lapilli.support.TestDatabase;
import io.lapilli.ui.Note;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaysInTest {

    private IdentityFixtures identity;
    private Screens screens;

    @BeforeEach
    void open() {
        identity = new IdentityFixtures(TestDatabase.H2, Entrance.class, BrowserSession.class);
        screens = new Screens(
                identity.context(), LoginView.class, JoinView.class, ResetView.class, ProfileView.class, Home.class);
    }

    @AfterEach
    void close() {
        screens.close();
        identity.close();
    }

    @Test
    void theSignInPageTellsNothingAndHowLongToWait() {
        screens.open("login");
        _assertNone(Note.class);

        screens.open("login?error");
        assertThat(_get(Note.class).getElement().getTextRecursively())
                .isEqualTo("E-mail address and password don't match. Check both and try again.");

        screens.open("login?wait=8");
        assertThat(_get(Note.class).getElement().getTextRecursively())
                .isEqualTo("Too many attempts. Try again in 8 seconds.");

        screens.open("login?wait=<b>");
        _assertNone(Note.class);
    }

    @Test
    void whoIsSignedInNeedsNoSignInPage() {
        var yuki = identity.person("yuki@mori.example");
        screens.as(identity.signedIn(yuki.id()), "USER").open("login");

        assertThat(screens.path()).isEmpty();
    }

    @Test
    void anInvitationMakesAnAccountAndSignsIn() {
        var mori = identity.organisation("Mori").id();
        String token = IdentityFixtures.token(
                identity.invitations.invite(Actor.INSTALLATION, mori, "yuki@mori.example", MemberRole.DEVELOPER));
        screens.open("join");
        _get(JoinView.class).open(token);

        _assertOne(H2.class, spec -> spec.withText("Join Mori"));
        assertThat(_get(TextField.class, spec -> spec.withLabel("E-mail")).getValue())
                .isEqualTo("yuki@mori.example");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Your name")), "Yuki Mori");
        _setValue(_get(PasswordField.class, spec -> spec.withLabel("New password")), "short");
        _click(_get(Button.class, spec -> spec.withText("Create the account")));
        assertThat(_get(Note.class).getElement().getTextRecursively())
                .isEqualTo("A password has at least 12 characters.");

        _setValue(_get(PasswordField.class, spec -> spec.withLabel("New password")), PASSWORD);
        _click(_get(Button.class, spec -> spec.withText("Create the account")));

        var yuki = identity.users.findByEmail("yuki@mori.example").orElseThrow();
        assertThat(yuki.name()).isEqualTo("Yuki Mori");
        assertThat(identity.members.role(yuki.id(), mori)).contains(MemberRole.DEVELOPER);
        assertThat(identity.bean(CurrentUser.class).id()).isEqualTo(yuki.id());
    }

    @Test
    void anInvitationOfSomebodyWithAnAccountAsksForThePassword() {
        var mori = identity.organisation("Mori").id();
        var yuki = identity.person("yuki@mori.example").id();
        String token = IdentityFixtures.token(
                identity.invitations.invite(Actor.INSTALLATION, mori, "yuki@mori.example", MemberRole.VIEWER));
        screens.open("join");
        _get(JoinView.class).open(token);

        _setValue(_get(PasswordField.class, spec -> spec.withLabel("Password")), "something else");
        _click(_get(Button.class, spec -> spec.withText("Sign in and join")));
        _assertOne(Note.class);
        assertThat(identity.members.of(yuki)).isEmpty();

        _setValue(_get(PasswordField.class, spec -> spec.withLabel("Password")), PASSWORD);
        _click(_get(Button.class, spec -> spec.withText("Sign in and join")));
        assertThat(identity.members.role(yuki, mori)).contains(MemberRole.VIEWER);
        assertThat(identity.bean(CurrentUser.class).id()).isEqualTo(yuki);
    }

    @Test
    void anInvitationOfSomebodyElseIsNotForWhoeverIsSignedIn() {
        var mori = identity.organisation("Mori").id();
        var hana = identity.person("hana@mori.example").id();
        String token = IdentityFixtures.token(
                identity.invitations.invite(Actor.INSTALLATION, mori, "yuki@mori.example", MemberRole.VIEWER));
        screens.as(identity.signedIn(hana), "USER").open("join");
        _get(JoinView.class).open(token);

        _assertNone(Button.class);
        assertThat(_get(JoinView.class).getElement().getTextRecursively()).contains("hana@mori.example");
    }

    @Test
    void whoIsInvitedAndSignedInJoinsWithOneClick() {
        var mori = identity.organisation("Mori").id();
        var yuki = identity.person("yuki@mori.example").id();
        String token = IdentityFixtures.token(
                identity.invitations.invite(Actor.INSTALLATION, mori, "yuki@mori.example", MemberRole.VIEWER));
        screens.as(identity.signedIn(yuki), "USER").open("join");
        _get(JoinView.class).open(token);

        _click(_get(Button.class, spec -> spec.withText("Join")));
        assertThat(identity.members.role(yuki, mori)).contains(MemberRole.VIEWER);
    }

    @Test
    void aLinkThatWorksNoMoreSaysWhatToDo() {
        screens.open("join");
        _get(JoinView.class).open("unknown");
        _assertOne(H2.class, spec -> spec.withText("This link does not work any more"));
        _assertNone(Button.class);

        screens.open("reset");
        _get(ResetView.class).open("");
        _assertOne(H2.class, spec -> spec.withText("This link does not work any more"));
    }

    @Test
    void aResetLinkSetsThePassword() {
        var yuki = identity.person("yuki@mori.example").id();
        String token = IdentityFixtures.token(identity.invitations.resetLink(Actor.INSTALLATION, yuki));
        screens.open("reset");
        _get(ResetView.class).open(token);

        _setValue(_get(PasswordField.class, spec -> spec.withLabel("New password")), "a fine new password");
        _click(_get(Button.class, spec -> spec.withText("Set the password")));

        assertThat(identity.signIn.attempt("yuki@mori.example", "a fine new password", BROWSER))
                .isInstanceOf(SignInResult.Accepted.class);
    }
}
