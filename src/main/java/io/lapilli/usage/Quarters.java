package io.lapilli.usage;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Quarters of an hour: the finest rollup, because some time zones are off by 30 and 45 minutes. */
final class Quarters {

    static final int SECONDS = 15 * 60;

    private Quarters() {}

    /** The start of the quarter of an hour that holds the instant. */
    static Instant of(Instant instant) {
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), SECONDS) * (long) SECONDS);
    }

    /** As both engines take and give an instant. */
    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
