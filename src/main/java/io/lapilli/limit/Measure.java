package io.lapilli.limit;

import java.util.concurrent.TimeUnit;

/** What a limit counts. */
public enum Measure {
    CONCURRENT_REQUESTS(0, false),
    REQUESTS_PER_MINUTE(TimeUnit.MINUTES.toNanos(1), false),
    REQUESTS_PER_DAY(TimeUnit.DAYS.toNanos(1), false),
    TOKENS_PER_MINUTE(TimeUnit.MINUTES.toNanos(1), true);

    private final long period;
    private final boolean tokens;

    Measure(long period, boolean tokens) {
        this.period = period;
        this.tokens = tokens;
    }

    /** In nanoseconds; 0 where it counts what runs at the same time. */
    long period() {
        return period;
    }

    public boolean countsTokens() {
        return tokens;
    }
}
