package io.lapilli.console.usage;

import io.lapilli.usage.SeriesUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Days from {@code first} to {@code last}, both included, of an organisation's zone. */
record Span(LocalDate first, LocalDate last) {

    /** What can be looked at in one piece: two years. */
    static final int MOST_DAYS = 731;

    private static final int FEW_DAYS = 2;
    private static final int SOME_DAYS = 10;

    Span {
        if (last.isBefore(first)) {
            LocalDate later = first;
            first = last;
            last = later;
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            first = last.minusDays(MOST_DAYS - 1L);
        }
    }

    int days() {
        return (int) ChronoUnit.DAYS.between(first, last) + 1;
    }

    /** As many days, right before. */
    Span before() {
        return new Span(first.minusDays(days()), last.minusDays(days()));
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** How wide a bar is, so that there are about thirty. */
    SeriesUnit unit() {
        if (days() <= FEW_DAYS) {
            return SeriesUnit.HOUR;
        }
        return days() <= SOME_DAYS ? SeriesUnit.SIX_HOURS : SeriesUnit.DAY;
    }

    /** The bars' starts on the zone's clock. */
    List<LocalDateTime> starts() {
        int hours = unit().hours();
        return Stream.iterate(first.atStartOfDay(), start -> start.plusHours(hours))
                .limit((long) days() * 24 / hours)
                .toList();
    }

    Instant from(ZoneId zone) {
        return first.atStartOfDay(zone).toInstant();
    }

    /** Where the day after the last begins. */
    Instant to(ZoneId zone) {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
