package io.lapilli.usage;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Zones as the rollups by day name them. */
final class DayZones {

    static final ZoneId UTC = ZoneId.of("UTC");

    private DayZones() {}

    /** All names of UTC become one. */
    static ZoneId of(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC) ? UTC : zone;
    }

    /** A stored name; UTC when this Java does not know it. */
    static ZoneId of(String name) {
        try {
            return of(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            return UTC;
        }
    }
}
