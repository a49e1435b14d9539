package io.lapilli.budget;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How long a budget counts before it begins anew, by the calendar of the organisation's time zone. */
public enum BudgetPeriod {
    DAY,
    /** From Monday on. */
    WEEK,
    MONTH,
    /** All that was ever used. */
    LIFETIME;

    /** The name on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The first day of the period that an instant lies in. */
    LocalDate firstDay(Instant at, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case LIFETIME -> LocalDate.EPOCH;
        };
    }

    /** The first day after the period that begins on a day. */
    LocalDate nextAfter(LocalDate first) {
        return switch (this) {
            case DAY -> first.plusDays(1);
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
            case LIFETIME -> LocalDate.of(9999, 1, 1);
        };
    }
}
