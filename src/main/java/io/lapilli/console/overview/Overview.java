package io.lapilli.console.overview;

import io.lapilli.apikey.ApiKey;
import io.lapilli.usage.RecentRequests;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the Overview tells, read at once. Days are the organisation's.
 *
 * @param daily tokens of the last {@value #DAYS} days by model, the greatest model first
 * @param shares this month's money by project, or by key when one project is looked at; the greatest first
 * @param changes of prices within those days, of the models in {@code daily}; at most one a day
 */
record Overview(
        LocalDate today,
        Month month,
        Day day,
        RecentRequests.Summary recent,
        Price price,
        List<ModelDays> daily,
        List<PriceChange> changes,
        List<Share> shares,
        List<ApiKey> expiring,
        List<KeyErrors> errors) {

    static final int DAYS = 30;

    /** The day of the month before that a day is compared with: the same one, or the last where there is none. */
    static LocalDate sameDayBefore(LocalDate day) {
        return day.minusMonths(1);
    }

    /** @param before what had been spent by the same day of the month before; null when nothing was known then */
    record Month(BigDecimal spent, long requests, @Nullable BigDecimal before) {}

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

    /** @param tokens one number a day, the first {@value Overview#DAYS} days ago */
    record ModelDays(String model, List<Long> tokens) {

        long total() {
            return tokens.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** @param ratio new against old, for example −0.84 */
    record PriceChange(LocalDate day, String model, double ratio) {}

    record Share(String name, BigDecimal amount) {}

    /** @param key as people know it */
    record KeyErrors(String key, String code, long times) {}
}
