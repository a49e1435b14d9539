package io.lapilli.notice.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteConfiguration;
import io.lapilli.identity.Actor;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.User;
import io.lapilli.notice.NoticeBoard;
import io.lapilli.notice.NoticeScene;
import io.lapilli.support.Screens;
import io.lapilli.support.TestDatabase;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.View;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bell in the top bar and the screen of all notices. */
class NoticeBellTest {

    private NoticeScene scene;
    private Screens screens;
    private Organisation mori;
    private User owner;

    @BeforeEach
    void open() {
        scene = new NoticeScene(TestDatabase.H2);
        screens = new Screens(scene.identity.context(), NoticesView.class);
        RouteConfiguration.forSessionScope().setAnnotatedRoute(People.class);
        mori = scene.identity.organisation("Mori");
        owner = scene.identity.member(mori.id(), "owner@mori.example", MemberRole.OWNER);
        scene.identity.clock.forward(Duration.ofSeconds(1));
    }

    @AfterEach
    void close() {
        screens.close();
        scene.close();
    }

    /** Where a notice of a new member leads. */
    @Route(value = "members", registerAtStartup = false)
    @PermitAll
    public static class People extends View {
        public People() {
            super("people.members");
        }
    }

    @Test
    void isForThoseWhoAreSignedIn() {
        assertThat(scene.bean(NoticeBellMaker.class).create()).isEmpty();
        screens.open("notices");
        _assertNone(NoticesView.class);
    }

    @Test
    void countsWhatIsUnreadAndLeadsThere() {
        comes("nina");
        comes("noor");
        bell();
        assertThat(label()).isEqualTo("Notices, 2 unread");
        assertThat(rows()).hasSize(2);
        assertThat(rows().getFirst().getElement().getTextRecursively())
                .startsWith("noor has accepted your invitation.");

        _click(rows().getFirst());
        assertThat(screens.path()).isEqualTo("members");
        assertThat(scene.bean(NoticeBoard.class).unread(owner.id())).isEqualTo(1);
    }

    @Test
    void isRungByANewOneAndSilencedByReadingAll() {
        bell();
        assertThat(label()).isEqualTo("Notices");
        assertThat(text(_get(NoticeBell.class))).contains("There are no notices");
        comes("nina");
        _get(NoticeBell.class).look();
        assertThat(label()).isEqualTo("Notices, one unread");

        _get(Popover.class).close();
        _get(Popover.class).open();
        _click(_get(Button.class, spec -> spec.withText("Mark all as read")));
        assertThat(label()).isEqualTo("Notices");
        assertThat(rows()).hasSize(1);
    }

    @Test
    void theScreenHasAllOfThemPageByPage() {
        for (int i = 0; i < 32; i++) {
            comes("person" + i);
        }
        screens.as(scene.identity.signedIn(owner.id()), "USER").open("notices");
        assertThat(rows()).hasSize(30);
        _click(_get(Button.class, spec -> spec.withText("Older ones")));
        assertThat(rows()).hasSize(32);
        _assertNone(Button.class, spec -> spec.withText("Older ones"));
        _click(_get(Button.class, spec -> spec.withText("Mark all as read")));
        assertThat(rows()).hasSize(30);
        assertThat(scene.bean(NoticeBoard.class).unread(owner.id())).isZero();
    }

    @Test
    void theScreenSaysThatThereAreNone() {
        screens.as(scene.identity.signedIn(owner.id()), "USER").open("notices");
        assertThat(text(_get(EmptyState.class))).contains("There are no notices");
        _assertNone(Button.class, spec -> spec.withText("Mark all as read"));
    }

    private void bell() {
        screens.as(scene.identity.signedIn(owner.id()), "USER");
        UI.getCurrent().add(scene.bean(NoticeBellMaker.class).create().orElseThrow());
        _get(Popover.class).open();
    }

    private void comes(String name) {
        String token = scene.identity
                .invitations
                .invite(Actor.INSTALLATION, mori.id(), name + "@mori.example", MemberRole.VIEWER)
                .token();
        scene.identity.invitations.accept(token, name, "an honest mountain of basalt");
        scene.identity.clock.forward(Duration.ofSeconds(1));
    }

    private static String label() {
        return _get(NativeButton.class, spec -> spec.withClasses("lap-bell"))
                .getAriaLabel()
                .orElseThrow();
    }

    private static List<NativeButton> rows() {
        return _find(NativeButton.class, spec -> spec.withClasses("lap-notice"));
    }

    private static String text(com.vaadin.flow.component.Component component) {
        return component.getElement().getTextRecursively();
    }
}
