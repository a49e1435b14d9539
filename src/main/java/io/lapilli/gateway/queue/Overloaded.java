package io.lapilli.gateway.queue;

/** A deployment has as much to do as it can, and too many wait. Has no stack trace: it must cost nothing. */
public final class Overloaded extends Exception {

    private final long retryAfterSeconds;

    Overloaded(long nanos) {
        super("overloaded", null, false, false);
        this.retryAfterSeconds = Math.clamp(Math.ceilDiv(nanos, 1_000_000_000L), 1, 30);
    }

    /** When coming back may help: 1 to 30. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
