package io.lapilli.gateway.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakerTest {

    private static final long SECOND = 1_000_000_000L;

    private final Breaker breaker = new Breaker();

    /** A letter a call, one each so many milliseconds: f failed, w went well. */
    @ParameterizedTest
    @CsvSource({
        "ffff, 100, false",
        "fffff, 100, true",
        "wwwwwfffff, 100, true",
        "wwwwwwfffff, 100, false",
        "fwfwfwfwf, 100, true",
        "fwwfwwfwwfwwfww, 100, false",
        "ffffwf, 2500, false",
        "fffff, 2200, true",
        "fffff, 2600, false",
    })
    void opensAtManyFailuresThatAreHalfOfAllInTenSeconds(String calls, long everyMillis, boolean opens) {
        long now = 0;
        for (char call : calls.toCharArray()) {
            now += everyMillis * 1_000_000;
            if (call == 'f') {
                breaker.failed(now, breaker.begin(now));
            } else {
                breaker.went(now);
            }
        }
        assertThat(breaker.open()).isEqualTo(opens);
    }

    @Test
    void restsThenTriesOneAtATime() {
        open(0);
        assertThat(breaker.lets(2 * SECOND - 1)).isFalse();
        assertThat(breaker.untilTrial(SECOND)).isEqualTo(SECOND);
        assertThat(breaker.lets(2 * SECOND)).isTrue();
        assertThat(breaker.begin(2 * SECOND)).isTrue();
        assertThat(breaker.lets(2 * SECOND)).as("one is being tried").isFalse();
        assertThat(breaker.begin(2 * SECOND)).isFalse();
        breaker.went(3 * SECOND);
        assertThat(breaker.open()).isFalse();
        assertThat(breaker.lets(3 * SECOND)).isTrue();
        breaker.failed(3 * SECOND, false);
        assertThat(breaker.open()).as("what was before is forgotten").isFalse();
    }

    @Test
    void restsTwiceAsLongAfterEachTrialThatFailsUpToHalfAMinute() {
        open(0);
        long now = 0;
        for (long seconds : new long[] {2, 4, 8, 16, 30, 30}) {
            assertThat(breaker.untilTrial(now)).isEqualTo(seconds * SECOND);
            now += seconds * SECOND;
            breaker.failed(now, breaker.begin(now));
        }
        now += 30 * SECOND;
        breaker.begin(now);
        breaker.went(now);
        open(now);
        assertThat(breaker.untilTrial(now)).isEqualTo(2 * SECOND);
    }

    @Test
    void aTrialThatTellsNothingIsFollowedByAnother() {
        open(0);
        breaker.begin(2 * SECOND);
        breaker.undecided();
        assertThat(breaker.lets(2 * SECOND)).isTrue();
    }

    private void open(long now) {
        for (int call = 0; call < Breaker.SOME; call++) {
            breaker.failed(now, false);
        }
        assertThat(breaker.open()).isTrue();
    }
}
