package io.lapilli.gateway.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConcurrencyTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int MOST = 4096;

    private final Concurrency rule = new Concurrency(MOST);
    private long now;

    @Test
    void isNotInTheWayOfADeploymentThatCopes() {
        for (int call = 0; call < 10_000; call++) {
            rule.answered(now += SECOND / 1000, SECOND / 2 + call % 7 * SECOND / 50, 1_000);
        }
        assertThat(rule.limit()).isEqualTo(MOST);
        assertThat(rule.isLowered()).isFalse();
    }

    @Test
    void staysAsConfigured() {
        rule.configure(7);
        rule.refused(now, 7);
        assertThat(rule.limit()).isEqualTo(7);
        assertThat(rule.adapts()).isFalse();
        rule.configure(0);
        assertThat(rule.adapts()).isTrue();
    }

    @Test
    void goesDownOncePerCrowdThatIsRefusedAndNeverToNothing() {
        for (int call = 0; call < 100; call++) {
            rule.refused(now, 100);
        }
        assertThat(rule.limit()).isEqualTo(70);
        for (int second = 0; second < 60; second++) {
            rule.refused(now += SECOND, rule.limit());
        }
        assertThat(rule.limit()).isEqualTo(1);
    }

    @Test
    void growsBackWhileItIsUsedAndAllGoesWell() {
        rule.refused(now, 10);
        int lowered = rule.limit();
        for (int call = 0; call < 100; call++) {
            rule.went(1);
        }
        assertThat(rule.limit()).as("nobody asks for more").isEqualTo(lowered);
        for (int call = 0; call < 200_000; call++) {
            rule.went(rule.limit());
        }
        assertThat(rule.limit()).isEqualTo(MOST);
    }

    /** A deployment that answers 50 at a time within a second, and more of them the slower, offered three times as much. */
    @Test
    void findsWhatADeploymentCarries() {
        simulate(50, 20);
        assertThat(rule.limit()).isBetween(50, 400);
        int before = rule.limit();
        simulate(200, 60);
        assertThat(rule.limit()).as("it carries four times as much now").isGreaterThan(before);
    }

    /** Answers to longer prompts come later, and that is no reason for fewer than were carried. */
    @Test
    void isNotLoweredBelowWhatWasCarried() {
        for (int call = 0; call < 1_000; call++) {
            rule.answered(now += SECOND / 1_000, SECOND / 10, 500);
        }
        for (int call = 0; call < 3_000; call++) {
            rule.answered(now += SECOND / 100, SECOND, 500);
        }
        assertThat(rule.limit()).isGreaterThanOrEqualTo(450);
    }

    @Test
    void getsUsedToWhatIsSlowerForGood() {
        for (int call = 0; call < 1_000; call++) {
            rule.answered(now += SECOND / 100, SECOND / 10, 20);
        }
        for (int call = 0; call < 3_000; call++) {
            rule.answered(now += SECOND / 100, SECOND, 20);
        }
        assertThat(rule.limit()).isLessThan(30);
        for (int call = 0; call < 60_000; call++) {
            rule.answered(now += SECOND / 100, SECOND, rule.limit());
        }
        assertThat(rule.limit()).isGreaterThan(500);
    }

    private void simulate(int carries, int seconds) {
        for (int i = 0; i < 100; i++) {
            rule.answered(now += SECOND / 100, SECOND, Math.min(carries, rule.limit()));
        }
        long end = now + seconds * SECOND;
        while (now < end) {
            int running = Math.min(rule.limit(), 100 * carries);
            now += SECOND / carries;
            rule.answered(now, Math.max(1, running / carries) * SECOND, running);
        }
    }
}
