package io.lapilli.console.usage;

import java.time.LocalDate;
import java.util.Locale;

/** Which days are looked at; all but {@link #OWN} end today. */
enum Range {
    DAY(1),
    WEEK(7),
    MONTH(30),
    /** From a day to a day. */
    OWN(7);

    private final int days;

    Range(int days) {
        this.days = days;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    Span endingAt(LocalDate today) {
        return new Span(today.minusDays(days - 1L), today);
    }
}
