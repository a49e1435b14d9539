package io.lapilli.operator.today;

import io.lapilli.identity.Organisation;
import io.lapilli.pricing.PriceMove;
import io.lapilli.usage.forecast.RecentUse;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a customer's use grew since the price of a model it uses last changed, by its own calendar and in whole days.
 *
 * @param model whose price changed; null when none did in reach
 * @param since the day it changed on
 * @param before tokens of the seven days before that day, all together
 * @param days the last whole days from the change on that {@code now} is the sum of, at most seven
 * @param course tokens of the last 28 days, yesterday the last
 */
record Growth(
        Organisation customer,
        @Nullable String model,
        @Nullable PriceMove move,
        @Nullable LocalDate since,
        long before,
        int days,
        long now,
        List<Long> course) {

    static final int WEEK = 7;
    static final int COURSE = 28;

    /** A change that lies further back has no seven known days before it. */
    static final int REACH = RecentUse.DAYS - 1 - WEEK;

    static Growth of(Organisation customer, @Nullable String model, @Nullable PriceMove move, RecentUse use) {
        List<Long> course = IntStream.rangeClosed(1, COURSE)
                .mapToObj(day -> use.tokens(1, COURSE + 1 - day))
                .toList();
        LocalDate since = move == null ? null : LocalDate.ofInstant(move.at(), use.zone());
        long ago = since == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(since, use.today());
        if (since == null || ago > REACH) {
            int days = WEEK;
            return new Growth(customer, null, null, null, 0, days, use.tokens(days, 1), course);
        }
        int days = (int) Math.min(WEEK, ago);
        return new Growth(
                customer,
                model,
                move,
                since,
                use.tokens(WEEK, (int) ago + 1),
                days,
                days == 0 ? 0 : use.tokens(days, 1),
                course);
    }

    /** Tokens a day before the change; null when none did. */
    @Nullable
    Double perDayBefore() {
        return since == null ? null : (double) before / WEEK;
    }

    /** Tokens a day of late; null when no day since the change is over. */
    @Nullable
    Double perDay() {
        return days == 0 ? null : (double) now / days;
    }

    /** How much more: 0.08 is 8 %; null where nothing can be compared. */
    @Nullable
    Double ratio() {
        Double perDay = perDay();
        Double perDayBefore = perDayBefore();
        return perDay == null || perDayBefore == null || perDayBefore == 0 ? null : perDay / perDayBefore - 1;
    }

    /** Where in the course the change lies; the course's length where it lies before it, or nowhere. */
    int mark(LocalDate today) {
        if (since == null) {
            return COURSE;
        }
        return (int) Math.clamp(COURSE - ChronoUnit.DAYS.between(since, today), 0, COURSE);
    }
}
