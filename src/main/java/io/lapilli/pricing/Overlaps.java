package io.lapilli.pricing;

import io.lapilli.shared.CalendarWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether two rates could both win for some request, because nothing in {@link Ranking} puts one before the other. */
final class Overlaps {

    /** After so long the calendar's weeks, leap years and clock changes have met in every way that prices care about. */
    private static final int YEARS_LOOKED_AT = 6;

    private Overlaps() {}

    /** Whether the two ask for exactly the same requests, so that the later one takes the earlier one's place. */
    static boolean sameSelector(Rate one, Rate other) {
        return samePlace(one, other)
                && Objects.equals(one.serviceClass(), other.serviceClass())
                && Objects.equals(one.band(), other.band())
                && Objects.equals(one.window(), other.window());
    }

    static boolean couldBothWin(Rate one, Rate other) {
        return samePlace(one, other)
                && Objects.equals(one.serviceClass(), other.serviceClass())
                && (one.band() == null) == (other.band() == null)
                && (one.window() == null) == (other.window() == null)
                && validity(one, other)
                && (one.band() == null || one.band().overlaps(Objects.requireNonNull(other.band())))
                && (one.window() == null || windows(one, other));
    }

    private static boolean samePlace(Rate one, Rate other) {
        return one.model().equals(other.model())
                && one.meter() == other.meter()
                && one.currency().equals(other.currency())
                && Objects.equals(one.organisation(), other.organisation())
                && Objects.equals(one.tier(), other.tier());
    }

    private static boolean validity(Rate one, Rate other) {
        return isBefore(one.validFrom(), other.validTo()) && isBefore(other.validFrom(), one.validTo());
    }

    /** Hours can only begin to be shared where one of the two begins: looked at are all such instants. */
    private static boolean windows(Rate one, Rate other) {
        CalendarWindow first = Objects.requireNonNull(one.window());
        CalendarWindow second = Objects.requireNonNull(other.window());
        if (first.equals(second)) {
            return true;
        }
        Instant start = one.validFrom().isAfter(other.validFrom()) ? one.validFrom() : other.validFrom();
        Instant horizon = start.plus(366L * YEARS_LOOKED_AT, ChronoUnit.DAYS);
        return Stream.of(Stream.of(start), begins(first, start, horizon), begins(second, start, horizon))
                .flatMap(instants -> instants)
                .anyMatch(at -> !at.isBefore(start)
                        && isBefore(at, one.validTo())
                        && isBefore(at, other.validTo())
                        && first.contains(at)
                        && second.contains(at));
    }

    private static Stream<Instant> begins(CalendarWindow window, Instant start, Instant end) {
        ZoneId zone = window.zone();
        LocalDate firstDay = LocalDate.ofInstant(start, zone).minusDays(1);
        Stream<Instant> daily = firstDay.datesUntil(LocalDate.ofInstant(end, zone))
                .filter(day -> window.days().contains(day.getDayOfWeek()))
                .map(day -> day.atTime(window.from()).atZone(zone))
                .flatMap(at -> Stream.of(
                        at.withEarlierOffsetAtOverlap().toInstant(),
                        at.withLaterOffsetAtOverlap().toInstant()));
        Stream<Instant> clockChanges = Stream.iterate(
                        zone.getRules().nextTransition(start),
                        change -> change != null && change.getInstant().isBefore(end),
                        change -> zone.getRules().nextTransition(change.getInstant()))
                .map(ZoneOffsetTransition::getInstant);
        return Stream.concat(daily, clockChanges);
    }

    private static boolean isBefore(Instant at, @Nullable Instant end) {
        return end == null || at.isBefore(end);
    }
}
