package io.lapilli.usage;

import java.time.Duration;
import java.time.Instant;

/** How long a bucket of the API is; buckets lie on whole multiples of it in UTC. */
public enum BucketWidth {
    /** From the events themselves. */
    MINUTE(Duration.ofMinutes(1)),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1));

    private final Duration length;

    BucketWidth(Duration length) {
        this.length = length;
    }

    public Duration length() {
        return length;
    }

    /** The start of the bucket that holds an instant. */
    public Instant startOf(Instant instant) {
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), length.toSeconds()) * length.toSeconds());
    }
}
