package io.lapilli.usage;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** How wide a bar of a screen's chart is, on the clock of the organisation's zone. */
public enum SeriesUnit {
    HOUR(1),
    SIX_HOURS(6),
    DAY(24);

    private final int hours;

    SeriesUnit(int hours) {
        this.hours = hours;
    }

    public int hours() {
        return hours;
    }

    /** The start of the bar that holds a time. */
    public LocalDateTime startOf(LocalDateTime time) {
        return time.truncatedTo(ChronoUnit.DAYS).plusHours(time.getHour() / hours * (long) hours);
    }
}
