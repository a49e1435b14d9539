package io.lapilli.gateway.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long MILLI = 1_000_000;

    private final Pace pace = new Pace();
    private long now = 7 * MILLI;

    @Test
    void knowsNothingUntilSomebodyWaitedAndAPlaceCameFree() {
        pace.free(now, true);
        assertThat(pace.between()).isZero();
        pace.end();
        pace.begin(now);
        now += 40 * MILLI;
        pace.free(now, false);
        assertThat(pace.between()).isCloseTo(40.0 * MILLI, within(1.0 * MILLI));
        now += 3_600_000 * MILLI;
        pace.free(now, false);
        assertThat(pace.between()).as("nobody waited in that hour").isCloseTo(40.0 * MILLI, within(1.0 * MILLI));
    }

    /** A hundred at once, each second: ten milliseconds each, whenever one looks. */
    @Test
    void burstsAreTakenTogether() {
        pace.begin(now);
        for (int second = 0; second < 20; second++) {
            now += 1_000 * MILLI;
            for (int call = 0; call < 100; call++) {
                pace.free(now, true);
            }
        }
        assertThat(pace.between()).isCloseTo(10.0 * MILLI, within(2.0 * MILLI));
    }

    @Test
    void followsWhatChanges() {
        pace.begin(now);
        times(400, 10);
        assertThat(pace.between()).isCloseTo(10.0 * MILLI, within(0.1 * MILLI));
        times(200, 100);
        assertThat(pace.between()).isCloseTo(100.0 * MILLI, within(20.0 * MILLI));
    }

    private void times(int count, long millis) {
        for (int i = 0; i < count; i++) {
            now += millis * MILLI;
            pace.free(now, true);
        }
    }
}
