package io.lapilli.console.overview;

import io.lapilli.tier.TierProgress;
import io.lapilli.usage.RecentRequests;
import io.lapilli.usage.forecast.MonthForecast;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything the Overview tells, read at once. Days are the organisation's.
 *
 * @param shown the days of {@code daily}
 * @param daily tokens of the days that are shown by model, the greatest model first
 * @param shares this month's money by project, or by key when one project is looked at; the greatest first
 * @param changes of prices within those days, of the models in {@code daily}; at most one a day
 * @param tier null where there are no tiers, and while one project is looked at
 */
record Overview(
        LocalDate today,
        Month month,
        Day day,
        RecentRequests.Summary recent,
        Price price,
        Days.Period shown,
        List<ModelDays> daily,
        List<PriceChange> changes,
        List<Share> shares,
        List<Finding> findings,
        @Nullable TierProgress tier) {

    static final int DAYS = 30;

    /** The day of the month before that a day is compared with: the same one, or the last where there is none. */
    static LocalDate sameDayBefore(LocalDate day) {
        return day.minusMonths(1);
    }

    static LocalDate firstDay(LocalDate today) {
        return today.minusDays(DAYS - 1);
    }

    /**
     * @param before what had been spent by the same day of the month before; null when nothing was known then
     * @param forecast of the organisation's whole month; null while it can't be told, and of a single project
     */
    record Month(
            BigDecimal spent,
            long requests,
            @Nullable BigDecimal before,
            @Nullable MonthForecast forecast) {}

    /**
     * @param usual tokens up to {@code hour} o'clock on an average day of this weekday; null while there is none to
     *     compare with
     * @param untilHour tokens of today up to {@code hour} o'clock
     */
    record Day(
            long tokens, int hour, long untilHour, @Nullable BigDecimal usual) {

        /** Today against a usual day, for example 0.08; null when they can't be compared. */
        @Nullable
        Double againstUsual() {
            return usual == null || usual.signum() == 0
                    ? null
                    : BigDecimal.valueOf(untilHour)
                                    .divide(usual, MathContext.DECIMAL64)
                                    .doubleValue()
                            - 1;
        }
    }

    /**
     * What a million tokens cost on average.
     *
     * @param now since {@code since}, or this month; null without tokens
     * @param change against the time before {@code since}; null when it can't be told
     * @param since the greatest change of a price of late; null when there was none
     */
    record Price(
            @Nullable BigDecimal now,
            @Nullable Double change,
            @Nullable LocalDate since) {}

    /** @param tokens one number a day, in order */
    record ModelDays(String model, List<Long> tokens) {

        long total() {
            return tokens.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** @param ratio new against old, for example −0.84 */
    record PriceChange(LocalDate day, String model, double ratio) {}

    record Share(String name, BigDecimal amount) {}

    /** What each day cost, by model. */
    record DayCosts(Map<LocalDate, Map<String, BigDecimal>> byModel) {

        BigDecimal of(LocalDate day) {
            return byModel.getOrDefault(day, Map.of()).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
