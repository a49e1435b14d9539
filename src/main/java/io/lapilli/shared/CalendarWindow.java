package io.lapilli.shared;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;

/**
 * Hours of the week on the clocks of a zone. When the clocks are put back, an hour that happens twice belongs to it
 * twice; an hour that is skipped does not happen.
 *
 * @param days on which it begins; none given means every day
 * @param from the first instant, to the minute
 * @param to the first instant after it, to the minute; not after {@code from}: on the following day, so that equal ones
 *     make 24 hours
 */
public record CalendarWindow(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    public CalendarWindow {
        wholeMinutes("window.from", from);
        wholeMinutes("window.to", to);
        days = Set.copyOf(days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days);
    }

    public boolean contains(Instant at) {
        var local = at.atZone(zone);
        LocalTime time = local.toLocalTime();
        DayOfWeek day = local.getDayOfWeek();
        if (from.isBefore(to)) {
            return days.contains(day) && !time.isBefore(from) && time.isBefore(to);
        }
        return !time.isBefore(from) ? days.contains(day) : time.isBefore(to) && days.contains(day.minus(1));
    }

    /** A day as it is written outside: {@code MON} to {@code SUN}. */
    public static String text(DayOfWeek day) {
        return day.name().substring(0, 3);
    }

    /** @throws InvalidInputException when the text is none of {@code MON} to {@code SUN} */
    public static DayOfWeek day(String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (text(day).equals(text)) {
                return day;
            }
        }
        throw new InvalidInputException("window.days", "unknown", "window.days must be some of MON to SUN");
    }

    private static void wholeMinutes(String field, LocalTime time) {
        if (!time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
            throw new InvalidInputException(field, "malformed", field + " must be hours and minutes, such as 22:00");
        }
    }
}
