package io.lapilli.usage.forecast;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an organisation used in the last days on its own calendar, to the last token and the last digit. Immutable.
 */
public final class RecentUse {

    /** How many days are known, today among them: the longest window that can be asked for. */
    public static final int DAYS = 120;

    private final ZoneId zone;
    private final LocalDate today;
    private final double dayLeft;
    private final long[] tokens = new long[DAYS];
    private final BigDecimal[] amounts = new BigDecimal[DAYS];

    /** @param totals of days in any order; missing days are days without use, days out of reach are left out */
    public RecentUse(ZoneId zone, Instant now, List<DayTotal> totals) {
        ZonedDateTime local = now.atZone(zone);
        this.zone = zone;
        this.today = local.toLocalDate();
        this.dayLeft = dayLeft(local);
        Arrays.fill(amounts, BigDecimal.ZERO);
        for (DayTotal total : totals) {
            int index = index(total.date());
            if (index >= 0 && index < DAYS) {
                tokens[index] = Math.addExact(tokens[index], total.tokens());
                amounts[index] = amounts[index].add(total.amount());
            }
        }
    }

    /** In which its days are counted. */
    public ZoneId zone() {
        return zone;
    }

    public LocalDate today() {
        return today;
    }

    /** All tokens of the last days, today among them. @param days 1 to {@link #DAYS} */
    public long tokens(int days) {
        return tokens(days, 0);
    }

    /** The same as it was at the end of a day before today. @param ago so many days; both together at most {@link #DAYS} */
    public long tokens(int days, int ago) {
        if (days < 1 || ago < 0 || days + ago > DAYS) {
            throw new IllegalArgumentException("days are from 1 to " + DAYS);
        }
        long sum = 0;
        for (int i = DAYS - days - ago; i < DAYS - ago; i++) {
            sum = Math.addExact(sum, tokens[i]);
        }
        return sum;
    }

    /** What was charged from a day on, today included; not longer ago than is known. */
    public BigDecimal amountSince(LocalDate first) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = Math.max(0, index(first)); i < DAYS; i++) {
            sum = sum.add(amounts[i]);
        }
        return sum;
    }

    /** The first day with a charge from a day on. */
    public Optional<LocalDate> firstCharge(LocalDate first) {
        return first.datesUntil(today.plusDays(1))
                .filter(date -> index(date) >= 0 && amounts[index(date)].signum() > 0)
                .findFirst();
    }

    public DailySeries tokenSeries() {
        return series(Arrays.stream(tokens).asDoubleStream().toArray());
    }

    /** Amounts in floating point: for forecasts, never to be shown or summed as money. */
    public DailySeries amountSeries() {
        return series(
                Arrays.stream(amounts).mapToDouble(BigDecimal::doubleValue).toArray());
    }

    private DailySeries series(double[] totals) {
        return new DailySeries(today, Arrays.copyOf(totals, DAYS - 1), totals[DAYS - 1], dayLeft);
    }

    private int index(LocalDate date) {
        return (int) (DAYS - 1 + date.toEpochDay() - today.toEpochDay());
    }

    private static double dayLeft(ZonedDateTime now) {
        ZonedDateTime start = now.toLocalDate().atStartOfDay(now.getZone());
        ZonedDateTime end = now.toLocalDate().plusDays(1).atStartOfDay(now.getZone());
        return (double) Duration.between(now, end).toMillis()
                / Duration.between(start, end).toMillis();
    }
}
