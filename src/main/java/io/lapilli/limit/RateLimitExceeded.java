package io.lapilli.limit;

import org.jspecify.annotations.Nullable;

/** A request is more than a limit allows. Nothing was taken for it. Has no stack trace: it is daily work. */
public final class RateLimitExceeded extends RuntimeException {

    private final transient Line line;
    private final transient RateState state;
    private final long retryAfterSeconds;

    RateLimitExceeded(Line line, RateState state, long nanos) {
        super(line.measure() + " of " + line.kind(), null, false, false);
        this.line = line;
        this.state = state;
        this.retryAfterSeconds = Math.max(1, Math.ceilDiv(nanos, 1_000_000_000L));
    }

    /** Whose limit it is: a key's, a project's or an organisation's. */
    public LimitKind kind() {
        return line.kind();
    }

    /** The model that it is for; null: all together. */
    public @Nullable String model() {
        return line.model();
    }

    public Measure measure() {
        return line.measure();
    }

    public long limit() {
        return line.limit();
    }

    public RateState state() {
        return state;
    }

    /** At least 1. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
