package io.lapilli.catalog.health;

import java.time.Duration;

/** Bands of time, each a quarter wider than the one before: a percentile read from them is off by an eighth at most. */
final class Bands {

    /** No time was measured. */
    static final int NONE = -1;

    private static final double STEP = Math.log(1.25);
    private static final int LAST = of(600_000);

    private Bands() {}

    /** @param millis what is below one counts as one, what is above ten minutes as ten minutes */
    static int of(long millis) {
        return (int) Math.floor(Math.log(Math.clamp(millis, 1, 600_000)) / STEP + 1e-9);
    }

    /** The middle of a band. */
    static Duration middle(int band) {
        return Duration.ofMillis(Math.round(Math.exp((Math.min(band, LAST) + 0.5) * STEP)));
    }
}
