package io.lapilli.identity;

import static io.lapilli.identity.IdentityFixtures.BROWSER;
import static io.lapilli.identity.IdentityFixtures.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.identity.IdentityEvent.UserSessionEnded;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.SessionId;
import io.lapilli.shared.UserId;
import io.lapilli.support.TestDatabase;
import java.io.InputStream;
import java.time.Duration;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

class SessionsTest {

    private static SessionId id(SignedIn signedIn) {
        return new SessionId(signedIn.session());
    }

    @ParameterizedTest
    @EnumSource
    void endsOneAndLeavesTheOthers(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            UserId yuki = identity.person("yuki@mori.example").id();
            var here = identity.signedIn(yuki);
            identity.clock.forward(Duration.ofMinutes(1));
            var elsewhere = identity.signedIn(yuki);
            assertThat(identity.sessions.open(Actor.user(yuki), yuki))
                    .extracting(Session::id)
                    .containsExactly(id(elsewhere), id(here));
            identity.events.clear();

            identity.sessions.end(Actor.user(yuki), yuki, id(elsewhere));

            assertThat(identity.sessions.counts(here)).isTrue();
            assertThat(identity.sessions.counts(elsewhere)).isFalse();
            assertThat(identity.sessions.open(Actor.user(yuki), yuki))
                    .extracting(Session::id)
                    .containsExactly(id(here));
            assertThat(identity.events).containsExactly(new UserSessionEnded(Actor.user(yuki), yuki, id(elsewhere)));
            assertThatThrownBy(() -> identity.sessions.end(Actor.user(yuki), yuki, id(elsewhere)))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherNodeKnowsWithoutBeingTold(TestDatabase engine) {
        var database = engine.fresh();
        try (var identity = new IdentityFixtures(database)) {
            UserId yuki = identity.person("yuki@mori.example").id();
            var session = identity.signedIn(yuki);
            identity.sessions.end(Actor.user(yuki), yuki, id(session));

            try (var other = new IdentityFixtures(database)) {
                assertThat(other.sessions.counts(session)).isFalse();
                assertThat(other.sessions.counts(identity.signedIn(yuki))).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsRefusedAttemptsInTheHistoryButTakesThemForNoSession(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            UserId yuki = identity.person("yuki@mori.example").id();
            var session = identity.signedIn(yuki);
            identity.clock.forward(Duration.ofMinutes(5));
            identity.signIn.attempt("yuki@mori.example", "wrong", new Browser("198.51.100.7", "curl/8"));
            identity.signIn.attempt("nobody@mori.example", "wrong", BROWSER);

            identity.bean(SessionLog.class).write();

            var history = identity.sessions.history(Actor.user(yuki), yuki, null, 10);
            assertThat(history.items())
                    .extracting(Session::accepted, one -> one.browser().address(), Session::at)
                    .containsExactly(
                            Tuple.tuple(false, "198.51.100.7", START.plusSeconds(300)),
                            Tuple.tuple(true, "192.0.2.1", START));
            assertThat(identity.sessions.open(Actor.user(yuki), yuki))
                    .extracting(Session::id)
                    .containsExactly(id(session));
            var first = identity.sessions.history(Actor.user(yuki), yuki, null, 1);
            assertThat(first.hasMore()).isTrue();
            assertThat(identity.sessions
                            .history(
                                    Actor.user(yuki),
                                    yuki,
                                    first.items().getLast().id(),
                                    1)
                            .items())
                    .extracting(Session::accepted)
                    .containsExactly(true);
        }
    }

    @ParameterizedTest
    @EnumSource
    void remembersWhenABrowserWasSeenAndForgetsIdleOnes(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            UserId yuki = identity.person("yuki@mori.example").id();
            var session = identity.signedIn(yuki);
            identity.clock.forward(Duration.ofHours(11));
            var log = identity.bean(SessionLog.class);
            log.seen(session);
            log.write();

            var support = identity.staff("support@seller.example", PlatformRole.SUPPORT);
            var row = identity.bean(UserDirectory.class).get(Actor.user(support.id()), yuki);
            assertThat(row.lastSeenAt()).isEqualTo(START.plus(Duration.ofHours(11)));
            identity.clock.forward(Duration.ofHours(11));
            assertThat(identity.sessions.open(Actor.user(yuki), yuki)).hasSize(1);
            identity.clock.forward(Duration.ofHours(1));
            assertThat(identity.sessions.open(Actor.user(yuki), yuki)).isEmpty();

            identity.clock.forward(Duration.ofDays(200));
            log.forget();
            assertThat(identity.sessions
                            .history(Actor.user(yuki), yuki, null, 10)
                            .items())
                    .isEmpty();
        }
    }

    @Test
    void whoSignsOutLeavesTheList() {
        try (var identity = new IdentityFixtures(TestDatabase.H2)) {
            UserId yuki = identity.person("yuki@mori.example").id();
            var session = identity.signedIn(yuki);

            identity.sessions.left(session);

            assertThat(identity.sessions.open(Actor.user(yuki), yuki)).isEmpty();
            var history =
                    identity.sessions.history(Actor.user(yuki), yuki, null, 10).items();
            assertThat(history.getFirst().endedAt()).isEqualTo(START);
        }
    }

    @Test
    void areSeenByStaffWhoSeeUsersAndEndedByTheSellerOnly() {
        try (var identity = new IdentityFixtures(TestDatabase.H2)) {
            UserId yuki = identity.person("yuki@mori.example").id();
            UserId other = identity.person("other@mori.example").id();
            UserId support = identity.staff("support@seller.example", PlatformRole.SUPPORT)
                    .id();
            UserId presales = identity.staff("presales@seller.example", PlatformRole.PRESALES)
                    .id();
            var session = id(identity.signedIn(yuki));

            assertThat(identity.sessions.open(Actor.user(support), yuki)).hasSize(1);
            for (UserId stranger : new UserId[] {other, presales}) {
                assertThatThrownBy(() -> identity.sessions.open(Actor.user(stranger), yuki))
                        .isInstanceOf(NotPermittedException.class);
                assertThatThrownBy(() -> identity.sessions.history(Actor.user(stranger), yuki, null, 10))
                        .isInstanceOf(NotPermittedException.class);
            }
            for (UserId stranger : new UserId[] {other, presales, support}) {
                assertThatThrownBy(() -> identity.sessions.end(Actor.user(stranger), yuki, session))
                        .isInstanceOf(NotPermittedException.class);
            }
            assertThatThrownBy(() -> identity.sessions.end(Actor.user(other), other, session))
                    .isInstanceOf(NotFoundException.class);
            identity.sessions.end(Actor.INSTALLATION, yuki, session);
            assertThat(identity.sessions.open(Actor.user(yuki), yuki)).isEmpty();
        }
    }

    @Test
    void areIdleAsLongAsTheServerLetsThem() throws Exception {
        try (InputStream settings = getClass().getResourceAsStream("/application.yml")) {
            assertThat(new Yaml().<Object>load(settings).toString())
                    .contains("session={timeout=" + Sessions.IDLE.toHours() + "h");
        }
    }

    @Test
    void whatABrowserSaysOfItselfIsCutToWhatIsKept() {
        var browser = Browser.of(null, "x".repeat(500) + "\u0000\n");

        assertThat(browser.address()).isEmpty();
        assertThat(browser.agent()).hasSize(300);
        assertThat(new Browser("1\u0000", "a\ud800b")).isEqualTo(new Browser("1", "ab"));
        assertThat(new Browser("", "x".repeat(299) + "🪨").agent()).isEqualTo("x".repeat(299));
    }
}
