package io.lapilli.identity.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.lapilli.identity.IdentityFixtures.BROWSER;
import static io.lapilli.identity.IdentityFixtures.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.IdentityFixtures;
import io.lapilli.identity.SignInResult;
import io.lapilli.identity.SignedIn;
import io.lapilli.identity.User;
import io.lapilli.identity.web.BrowserSession;
import io.lapilli.support.Screens;
import io.lapilli.support.TestDatabase;
import io.lapilli.ui.Appearance;
import io.lapilli.ui.Note;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfileViewTest {

    private IdentityFixtures identity;
    private Screens screens;
    private User yuki;
    private SignedIn session;

    @BeforeEach
    void open() {
        identity = new IdentityFixtures(TestDatabase.H2, Entrance.class, BrowserSession.class);
        screens = new Screens(identity.context(), LoginView.class, ProfileView.class);
        yuki = identity.person("yuki@mori.example");
        session = identity.signedIn(yuki.id());
    }

    @AfterEach
    void close() {
        screens.close();
        identity.close();
    }

    @Test
    void isNotForWhoeverIsNotSignedIn() {
        screens.open("profile");

        _assertNone(ProfileView.class);
    }

    @Test
    void keepsNameAndTimeZone() {
        screens.as(session, "USER").open("profile");

        _setValue(_get(TextField.class, spec -> spec.withLabel("Your name")), "Yuki M.");
        ComboBox<String> zone = _get(ComboBox.class, spec -> spec.withLabel("Time zone"));
        _setValue(zone, "Asia/Tokyo");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        assertThat(identity.users.get(yuki.id()).name()).isEqualTo("Yuki M.");
        assertThat(identity.users.get(yuki.id()).timeZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));

        _setValue(_get(TextField.class, spec -> spec.withLabel("Your name")), " ");
        _click(_get(Button.class, spec -> spec.withText("Save")));
        assertThat(_get(Note.class).isVisible()).isTrue();
        assertThat(identity.users.get(yuki.id()).name()).isEqualTo("Yuki M.");
    }

    @Test
    void changesThePasswordAndStaysSignedInHereOnly() {
        var elsewhere = identity.signedIn(yuki.id());
        screens.as(session, "USER").open("profile");

        change("wrong", "a fine new password");
        assertThat(_get(Note.class).getElement().getTextRecursively()).isEqualTo("The present password is another.");
        change(PASSWORD, "yuki@mori.example");
        assertThat(_get(Note.class).getElement().getTextRecursively())
                .isEqualTo("The password must not be your e-mail address.");

        change(PASSWORD, "a fine new password");
        var here = identity.bean(CurrentUser.class).signedIn().orElseThrow();
        assertThat(identity.sessions.counts(here)).isTrue();
        assertThat(identity.sessions.counts(elsewhere)).isFalse();
        assertThat(identity.signIn.attempt("yuki@mori.example", "a fine new password", BROWSER))
                .isInstanceOf(SignInResult.Accepted.class);
    }

    private static void change(String old, String fresh) {
        _setValue(_get(PasswordField.class, spec -> spec.withLabel("Present password")), old);
        _setValue(_get(PasswordField.class, spec -> spec.withLabel("New password")), fresh);
        _click(_get(Button.class, spec -> spec.withText("Change the password")));
    }

    @Test
    void keepsLanguageAndAppearance() {
        screens.as(session, "USER").open("profile");

        Select<Locale> language = _get(Select.class, spec -> spec.withLabel("Language"));
        _setValue(language, Locale.GERMAN);
        Select<Appearance> appearance = _get(Select.class, spec -> spec.withLabel("Appearance"));
        _setValue(appearance, Appearance.DARK);
        _click(_get(Button.class, spec -> spec.withText("Save")));

        assertThat(identity.users.get(yuki.id()).language()).isEqualTo("de");
        assertThat(identity.users.get(yuki.id()).theme()).isEqualTo("dark");
    }

    @Test
    void showsWhereOneIsSignedInAndSignsOthersOut() {
        var elsewhere = identity.signedIn(yuki.id());
        screens.as(session, "USER").open("profile");

        assertThat(_get(SessionPanel.class).getElement().getTextRecursively()).contains("this one", "192.0.2.1");
        assertThat(_get(HistoryPanel.class).getElement().getTextRecursively()).contains("signed in");
        _click(_get(Button.class, spec -> spec.withText("Sign out")));

        assertThat(identity.sessions.counts(elsewhere)).isFalse();
        assertThat(identity.sessions.counts(session)).isTrue();
        _assertNone(Button.class, spec -> spec.withText("Sign out"));
    }

    @Test
    void signsOutEverywhereAfterAsking() {
        screens.as(session, "USER").open("profile");

        _click(_get(Button.class, spec -> spec.withText("Sign out everywhere")));
        assertThat(identity.sessions.counts(session)).isTrue();
        _click(_get(
                Button.class,
                spec -> spec.withText("Sign out everywhere")
                        .withPredicate(button -> button.getThemeNames().contains("primary"))));

        assertThat(identity.sessions.counts(session)).isFalse();
    }
}
