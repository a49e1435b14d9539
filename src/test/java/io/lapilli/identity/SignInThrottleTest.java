package io.lapilli.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.support.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final SignInThrottle throttle = new SignInThrottle(clock);

    @Test
    void letsAFewFailuresOfAnAccountPassThenDoublesTheWait() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.attempt("a@x.example", "192.0.2." + i)).isZero();
        }
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(throttle.attempt("a@x.example", "192.0.2.99")).isEqualTo(Duration.ofSeconds(seconds));
            clock.forward(Duration.ofSeconds(seconds));
            assertThat(throttle.attempt("a@x.example", "192.0.2.99")).isZero();
        }
        assertThat(throttle.attempt("b@x.example", "192.0.2.99")).isZero();
    }

    @Test
    void anAttemptThatWasRefusedUnseenDoesNotProlongTheWait() {
        for (int i = 0; i < 5; i++) {
            throttle.attempt("a@x.example", "192.0.2.1");
        }
        for (int i = 0; i < 100; i++) {
            assertThat(throttle.attempt("a@x.example", "192.0.2.1")).isEqualTo(Duration.ofSeconds(1));
        }
        clock.forward(Duration.ofSeconds(1));
        assertThat(throttle.attempt("a@x.example", "192.0.2.1")).isZero();
    }

    @Test
    void slowsAnAddressDownThatTriesManyAccounts() {
        for (int i = 0; i < 30; i++) {
            assertThat(throttle.attempt(i + "@x.example", "192.0.2.1")).isZero();
        }
        assertThat(throttle.attempt("new@x.example", "192.0.2.1")).isEqualTo(Duration.ofSeconds(1));
        assertThat(throttle.attempt("new@x.example", "192.0.2.2")).isZero();
    }

    @Test
    void aSignInForgetsTheAccountsFailuresButNotTheAddresses() {
        for (int i = 0; i < 60; i++) {
            boolean own = i % 2 == 0;
            Duration wait = throttle.attempt(own ? "own@x.example" : i + "@x.example", "192.0.2.1");
            assertThat(wait).isZero();
            if (own) {
                throttle.succeeded("own@x.example", "192.0.2.1");
            }
        }
        assertThat(throttle.attempt("61@x.example", "192.0.2.1")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void forgetsAfterAnHour() {
        for (int i = 0; i < 5; i++) {
            throttle.attempt("a@x.example", "192.0.2.1");
        }
        clock.forward(Duration.ofMinutes(61));
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.attempt("a@x.example", "192.0.2.1")).isZero();
        }
    }
}
