package io.lapilli.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GcraTest {

    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;

    private final Gcra rule = new Gcra();

    /** Limits that divide a minute and those that don't. */
    @ParameterizedTest
    @ValueSource(longs = {1, 3, 7, 60, 61, 999, 100_003})
    void givesTheWholeAllowanceAtOnceAndNoMore(long limit) {
        for (long taken = 0; taken < limit; taken++) {
            assertThat(rule.remaining(5, limit, MINUTE)).isEqualTo(limit - taken);
            assertThat(rule.take(5, 1, limit, MINUTE)).isZero();
        }
        assertThat(rule.take(5, 1, limit, MINUTE)).isPositive();
        assertThat(rule.remaining(5, limit, MINUTE)).isZero();
        assertThat(rule.untilWhole(5)).isBetween(MINUTE - limit, MINUTE);
    }

    /** Of 60 a minute: so many taken at once, and after so many seconds so many left. */
    @CsvSource({"1, 0, 59", "1, 1, 60", "60, 0, 0", "60, 1, 1", "60, 30, 30", "60, 59, 59", "60, 60, 60", "10, 5, 55"})
    @ParameterizedTest
    void growsBackEvenly(long taken, long seconds, long left) {
        rule.take(0, taken, 60, MINUTE);
        assertThat(rule.remaining(seconds * SECOND, 60, MINUTE)).isEqualTo(left);
        assertThat(rule.untilWhole(seconds * SECOND)).isEqualTo(Math.max(0, taken - seconds) * SECOND);
    }

    @Test
    void tellsWhenItWouldBeThere() {
        rule.take(0, 60, 60, MINUTE);
        assertThat(rule.take(0, 3, 60, MINUTE)).isEqualTo(3 * SECOND);
        assertThat(rule.take(3 * SECOND - 1, 3, 60, MINUTE)).isEqualTo(1);
        assertThat(rule.take(3 * SECOND, 3, 60, MINUTE)).isZero();
    }

    @Test
    void moreThanTheWholeIsTheWhole() {
        assertThat(rule.take(0, 5_000, 1_000, MINUTE)).isZero();
        assertThat(rule.remaining(0, 1_000, MINUTE)).isZero();
        assertThat(rule.take(0, 5_000, 1_000, MINUTE)).isEqualTo(MINUTE);
    }

    @Test
    void isOverdrawnByTheTruthAndWaitsForIt() {
        rule.take(0, 100, 1_000, MINUTE);
        rule.correct(0, 2_900, 1_000, MINUTE);
        assertThat(rule.remaining(0, 1_000, MINUTE)).isZero();
        assertThat(rule.untilWhole(0)).isEqualTo(3 * MINUTE);
        assertThat(rule.take(2 * MINUTE - SECOND, 1, 1_000, MINUTE)).isPositive();
        assertThat(rule.take(2 * MINUTE + SECOND, 1, 1_000, MINUTE)).isZero();
    }

    @Test
    void takesBackWhatWasNotUsed() {
        rule.take(0, 900, 1_000, MINUTE);
        rule.correct(0, -850, 1_000, MINUTE);
        assertThat(rule.remaining(0, 1_000, MINUTE)).isEqualTo(950);
        rule.correct(0, -850, 1_000, MINUTE);
        assertThat(rule.remaining(0, 1_000, MINUTE))
                .as("never more than the whole")
                .isEqualTo(1_000);
    }

    @Test
    void givesExactlyTheAllowanceToManyThreads() {
        var taken = new AtomicLong();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 64; thread++) {
                threads.submit(() -> {
                    for (int i = 0; i < 100; i++) {
                        taken.addAndGet(rule.take(0, 1, 1_000, MINUTE) == 0 ? 1 : 0);
                    }
                });
            }
        }
        assertThat(taken).hasValue(1_000);
    }
}
