package io.lapilli.tier;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When something will be reached if things go on as they do now.
 *
 * @param date as likely reached before as after; only where it is {@link State#EXPECTED}
 * @param earliest with {@code latest}: in {@value #PERCENT} of 100 cases it is reached in between, both included
 * @param latest null also where it may take longer than a year
 */
public record Reach(
        State state,
        @Nullable LocalDate date,
        @Nullable LocalDate earliest,
        @Nullable LocalDate latest) {

    public static final int PERCENT = 80;

    /** How things stand. */
    public enum State {
        /** It is so now. */
        REACHED,
        /** Within a year, at a date. */
        EXPECTED,
        /** Not within a year at the present pace. */
        NOT_WITHIN_A_YEAR,
        /** Not at the present pace, and use is falling: it moves away. */
        FALLING,
        /** There is too little use to say. */
        UNKNOWN
    }

    static final Reach NOW = new Reach(State.REACHED, null, null, null);
    static final Reach NOT_WITHIN_A_YEAR = new Reach(State.NOT_WITHIN_A_YEAR, null, null, null);
    static final Reach FALLING = new Reach(State.FALLING, null, null, null);
    static final Reach UNKNOWN = new Reach(State.UNKNOWN, null, null, null);

    static Reach expected(LocalDate date, LocalDate earliest, @Nullable LocalDate latest) {
        return new Reach(State.EXPECTED, date, earliest, latest);
    }

    /** How many days it may be earlier or later than the date; null where there is no date, or it may be much later. */
    public @Nullable Long giveOrTake() {
        return date == null || earliest == null || latest == null
                ? null
                : Math.max(ChronoUnit.DAYS.between(earliest, date), ChronoUnit.DAYS.between(date, latest));
    }
}
