package io.lapilli.sandbox.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.identity.PlatformRole;
import io.lapilli.identity.SignedIn;
import io.lapilli.sandbox.LiveFixtures;
import io.lapilli.sandbox.LiveSession;
import io.lapilli.sandbox.LiveSessions;
import io.lapilli.sandbox.Stage;
import io.lapilli.support.HttpTest;
import io.lapilli.support.Screens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The board, the way to a new session, and whom it is not for. */
@HttpTest
class LiveSessionsViewTest {

    @Autowired
    ApplicationContext portal;

    private LiveFixtures scene;
    private Screens screens;
    private String model;

    @BeforeEach
    void open() {
        scene = new LiveFixtures(portal);
        model = scene.models.aPricedModel("rehearsal");
        screens = new Screens(portal, LiveSessionsView.class, RoomView.class, GuestView.class);
    }

    @AfterEach
    void close() {
        screens.close();
    }

    @Test
    void isNotForWhoeverIsNotSignedIn() {
        screens.open("live-sessions");

        _assertNone(LiveSessionsView.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = PlatformRole.class,
            names = {"SUPPORT", "FINANCE"})
    void isRefusedToOtherStaff(PlatformRole role) {
        LiveSession session = scene.session(model, "50", null);
        screens.as(scene.staff(role), "USER", role.name());

        for (String address : new String[] {"live-sessions", LiveRoutes.of(session.id())}) {
            assertThatThrownBy(() -> {
                        screens.open(address);
                        _get(LiveRoom.class);
                    })
                    .isInstanceOf(Throwable.class);
            _assertNone(LiveSessionsView.class);
            _assertNone(LiveRoom.class);
        }
    }

    @Test
    void isRefusedToCustomers() {
        screens.as(scene.models.signedIn(MemberRole.OWNER), "USER");

        assertThatThrownBy(() -> {
                    screens.open("live-sessions");
                    _get(LiveSessionsView.class);
                })
                .isInstanceOf(Throwable.class);
    }

    @Test
    void everySessionStandsInItsStageAndCanBeMoved() {
        LiveSession session = scene.session(model, "50", null);
        open(scene.presales);
        assertThat(text(stage("Prepared"))).contains(session.name(), "For nobody in particular");

        _setValue(
                _get(
                        Select.class,
                        spec -> spec.withPredicate(one -> ("Stage of " + session.name())
                                .equals(((Select<?>) one).getAriaLabel().orElse(null)))),
                Stage.DECIDING);

        assertThat(text(stage("Prepared"))).doesNotContain(session.name());
        assertThat(text(stage("In decision"))).contains(session.name());
        assertThat(scene.get(LiveSessions.class)
                        .get(scene.presales, session.id())
                        .stage())
                .isEqualTo(Stage.DECIDING);
    }

    @Test
    void aNewSessionNeedsNothingButAChoice() {
        open(scene.presales);
        _click(_find(Button.class, spec -> spec.withText("New session")).getFirst());
        Organisation customer = scene.get(OrganisationDirectory.class).find(scene.models.organisation);
        _setValue(_get(ComboBox.class, spec -> spec.withLabel("Customer")), customer);
        _setValue(_get(Select.class, spec -> spec.withLabel("Model")), model);

        assertThat(_get(TextField.class, spec -> spec.withLabel("Name on the face"))
                        .getValue())
                .isEqualTo(customer.name());
        _click(_get(Button.class, spec -> spec.withText("Open the session")));

        assertThat(screens.path()).startsWith("live-sessions/live_");
        LiveRoom room = _get(LiveRoom.class);
        assertThat(screens.path()).endsWith(room.getElement().getProperty("room"));
        assertThat(room.getElement().getProperty("back")).isEqualTo("live-sessions");
    }

    @Test
    void aBudgetIsNeeded() {
        open(scene.presales);
        _click(_find(Button.class, spec -> spec.withText("New session")).getFirst());
        _setValue(_get(BigDecimalField.class, spec -> spec.withLabel("Budget (" + currency() + ")")), null);

        _click(_get(Button.class, spec -> spec.withText("Open the session")));

        assertThat(screens.path()).isEqualTo("live-sessions");
    }

    @Test
    void aGuestsPageTellsNothing() {
        LiveSession session = scene.session(model, "50", null);

        screens.open("room/" + session.id().text());

        LiveRoom room = _get(LiveRoom.class);
        assertThat(room.getElement().getProperty("back")).isEmpty();
        assertThat(text(_get(GuestView.class))).doesNotContain(session.name());
        assertThat(_get(GuestView.class).getPageTitle()).doesNotContain(session.name());
    }

    private String currency() {
        return scene.get(OrganisationDirectory.class).operator().currency().getCurrencyCode();
    }

    private void open(SignedIn reader) {
        screens.as(reader, "USER", reader.platformRole().name()).open("live-sessions");
    }

    private static Section stage(String name) {
        return _get(
                Section.class,
                spec -> spec.withPredicate(one -> name.equals(one.getElement().getAttribute("aria-label"))));
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively().replace('\u00a0', ' ');
    }
}
