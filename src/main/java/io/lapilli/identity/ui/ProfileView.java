package io.lapilli.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import io.lapilli.identity.Actor;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Profile;
import io.lapilli.identity.Sessions;
import io.lapilli.identity.User;
import io.lapilli.identity.Users;
import io.lapilli.shared.SessionId;
import io.lapilli.shared.UserId;
import io.lapilli.ui.Appearance;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Confirmation;
import io.lapilli.ui.Note;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Problems;
import io.lapilli.ui.ReaderSettings;
import io.lapilli.ui.Toast;
import io.lapilli.ui.Tone;
import io.lapilli.ui.Translations;
import io.lapilli.ui.View;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What people say of themselves and how they want to read, their password, where they are signed in and were. */
@Route(ProfileView.PATH)
@PermitAll
class ProfileView extends View {

    static final String PATH = "profile";

    private final Users users;
    private final Entrance entrance;
    private final CurrentUser reader;
    private final Sessions sessions;
    private final UserId me;
    private final Div signedIn = new Div();

    ProfileView(CurrentUser reader, Users users, Sessions sessions, Entrance entrance) {
        super("identity.profile");
        this.users = users;
        this.entrance = entrance;
        this.reader = reader;
        this.sessions = sessions;
        me = reader.id();
        User user = users.get(me);
        head().sub(user.email());
        var halves = new Div(about(user), password());
        halves.addClassName("lap-halves");
        signedIn.addClassName("lap-parts");
        add(halves, signedIn);
        showSessions();
    }

    private Panel about(User user) {
        var name = new TextField(getTranslation("identity.name"));
        name.setValue(user.name());
        name.setAutocomplete(Autocomplete.NAME);
        var language = new Select<Locale>();
        language.setLabel(getTranslation("people.language"));
        language.setItems(Translations.LANGUAGES);
        language.setItemLabelGenerator(one -> one.getDisplayName(one));
        language.setValue(getLocale());
        var theme = new Select<Appearance>();
        theme.setLabel(getTranslation("people.appearance"));
        theme.setItems(List.of(Appearance.SYSTEM, Appearance.LIGHT, Appearance.DARK));
        theme.setItemLabelGenerator(one -> getTranslation("ui.appearance." + one.wire()));
        theme.setValue(
                user.theme() == null
                        ? Appearance.SYSTEM
                        : Appearance.parse(user.theme()).orElse(Appearance.SYSTEM));
        var zone = new ComboBox<String>(getTranslation("identity.time-zone"));
        zone.setItems(new TreeSet<>(ZoneId.getAvailableZoneIds()));
        zone.setHelperText(getTranslation("identity.time-zone.help"));
        zone.setClearButtonVisible(true);
        if (user.timeZone() != null) {
            zone.setValue(user.timeZone().getId());
        }
        var panel = new Panel(getTranslation("identity.profile.about"));
        return form(panel, name, language, theme, zone, save(panel, getTranslation("identity.profile.save"), () -> {
            ZoneId chosen = zone.getValue() == null ? null : ZoneId.of(zone.getValue());
            keep(name.getValue(), language.getValue(), theme.getValue(), chosen);
        }));
    }

    private void keep(String name, Locale language, Appearance theme, @Nullable ZoneId zone) {
        users.changeProfile(Actor.user(me), me, _ -> new Profile(name, language.toLanguageTag(), theme.wire(), zone));
        getUI().ifPresent(ui -> {
            ReaderSettings.choose(ui, zone);
            ReaderSettings.wear(ui, theme);
            if (!language.equals(ui.getLocale())) {
                ReaderSettings.speak(ui, language);
            }
        });
        Toast.say(getTranslation("identity.profile.saved"));
        // the times that stand here are in the chosen zone
        showSessions();
    }

    private Panel password() {
        PasswordField old = PasswordInput.present("identity.password.old");
        PasswordField fresh = PasswordInput.fresh();
        var panel = new Panel(getTranslation("identity.password"));
        return form(panel, old, fresh, save(panel, getTranslation("identity.password.change"), () -> {
            users.changePassword(me, old.getValue(), fresh.getValue());
            entrance.enter(me);
            old.clear();
            fresh.clear();
            Toast.say(getTranslation("identity.password.changed"));
            showSessions();
        }));
    }

    private void showSessions() {
        SessionId here =
                reader.signedIn().map(one -> new SessionId(one.session())).orElse(null);
        signedIn.removeAll();
        signedIn.add(
                new SessionPanel(sessions, Actor.user(me), me, here, true)
                        .actions(Buttons.danger(getTranslation("identity.sessions.end"), _ -> askToEnd())),
                new HistoryPanel(sessions, Actor.user(me), me));
    }

    private void askToEnd() {
        new Confirmation(getTranslation("identity.sessions.ask"))
                .says(getTranslation("identity.sessions.ends"))
                .ask(getTranslation("identity.sessions.end"), () -> {
                    users.endSessions(Actor.user(me), me);
                    getUI().ifPresent(ui -> ui.getPage().setLocation("login"));
                });
    }

    private static Panel form(Panel panel, Component... parts) {
        var form = new Div(parts);
        form.addClassName("lap-form");
        return panel.with(form);
    }

    /** A refusal is explained where it was asked for. */
    private static Button save(Panel panel, String text, Runnable work) {
        var problem = new Div();
        problem.getElement().setAttribute("aria-live", "polite");
        panel.with(problem);
        var button = Buttons.plain(text, _ -> {
            problem.removeAll();
            try {
                work.run();
            } catch (RuntimeException refusal) {
                problem.add(new Note(Tone.BAD, Problems.explain(refusal)));
            }
        });
        button.addClickShortcut(Key.ENTER).listenOn(panel);
        return button;
    }
}
