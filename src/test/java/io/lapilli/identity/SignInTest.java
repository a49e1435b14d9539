package io.lapilli.identity;

import static io.lapilli.identity.IdentityFixtures.BROWSER;
import static io.lapilli.identity.IdentityFixtures.PASSWORD;
import static io.lapilli.identity.IdentityFixtures.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.identity.IdentityEvent.UserSignedIn;
import io.lapilli.identity.SignInResult.Accepted;
import io.lapilli.identity.SignInResult.Refused;
import io.lapilli.identity.SignInResult.Throttled;
import io.lapilli.support.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SignInTest {

    @ParameterizedTest
    @EnumSource
    void acceptsTheRightPasswordAndRemembersWhen(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var root = identity.staff("root@seller.example", PlatformRole.OPERATOR_ADMIN);
            identity.events.clear();
            identity.clock.forward(Duration.ofMinutes(5));

            var result = identity.signIn.attempt(" ROOT@seller.example ", PASSWORD, BROWSER);

            var session = ((Accepted) result).signedIn();
            assertThat(session)
                    .isEqualTo(new SignedIn(
                            root.id().value(),
                            "root@seller.example",
                            PlatformRole.OPERATOR_ADMIN,
                            0,
                            session.session()));
            assertThat(identity.sessions.counts(session)).isTrue();
            assertThat(identity.users.get(root.id()).lastSignInAt()).isEqualTo(START.plusSeconds(300));
            assertThat(identity.events)
                    .containsExactly(new UserSignedIn(Actor.user(root.id()), root.id(), BROWSER.address()));
        }
    }

    @ParameterizedTest
    @CsvSource({"yuki@mori.example, wrong", "nobody@mori.example, wrong", "invited@mori.example, wrong", "'', ''"})
    void refusesEverythingElseAlike(String email, String password) {
        try (var identity = new IdentityFixtures(TestDatabase.H2)) {
            identity.person("yuki@mori.example");
            identity.users.create(Actor.INSTALLATION, new NewUser("invited@mori.example", "Invited", null, null, null));

            for (int i = 0; i < 5; i++) {
                assertThat(identity.signIn.attempt(email, password, BROWSER)).isEqualTo(new Refused());
            }
            assertThat(identity.signIn.attempt(email, password, BROWSER))
                    .isEqualTo(new Throttled(Duration.ofSeconds(1)));
        }
    }

    @Test
    void whileThrottledEvenTheRightPasswordWaits() {
        try (var identity = new IdentityFixtures(TestDatabase.H2)) {
            identity.person("yuki@mori.example");
            for (int i = 0; i < 5; i++) {
                identity.signIn.attempt("yuki@mori.example", "wrong", BROWSER);
            }

            assertThat(identity.signIn.attempt("yuki@mori.example", PASSWORD, BROWSER))
                    .isInstanceOf(Throttled.class);
            identity.clock.forward(Duration.ofSeconds(1));
            assertThat(identity.signIn.attempt("yuki@mori.example", PASSWORD, BROWSER))
                    .isInstanceOf(Accepted.class);
        }
    }
}
