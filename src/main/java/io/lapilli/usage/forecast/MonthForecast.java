package io.lapilli.usage.forecast;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What an organisation's month will have cost when it is over, if things go on as they do now: with {@value #PERCENT} %
 * between low and high. Rounded to three digits, since more would not be known; never below what has been spent.
 *
 * @param expected as often exceeded as not
 */
public record MonthForecast(BigDecimal low, BigDecimal expected, BigDecimal high) {

    public static final int PERCENT = 80;

    private static final int FUTURES = 400;
    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

    /** Empty while there is too little use to say ({@link Pace#of}). */
    public static Optional<MonthForecast> of(RecentUse use) {
        BigDecimal soFar = use.amountSince(use.today().withDayOfMonth(1));
        return Pace.of(use.amountSeries()).map(pace -> of(pace, use, soFar));
    }

    private static MonthForecast of(Pace pace, RecentUse use, BigDecimal soFar) {
        int days = use.today().lengthOfMonth() - use.today().getDayOfMonth() + 1;
        double before = soFar.doubleValue() - use.amountSeries().todaySoFar();
        var ends = new double[FUTURES];
        for (int i = 0; i < FUTURES; i++) {
            Pace.Future future = pace.draw(new SplittableRandom(i));
            ends[i] = before;
            for (int day = 0; day < days; day++) {
                ends[i] += future.next();
            }
        }
        Arrays.sort(ends);
        return new MonthForecast(
                rounded(ends, 0.5 - PERCENT / 200.0, soFar),
                rounded(ends, 0.5, soFar),
                rounded(ends, 0.5 + PERCENT / 200.0, soFar));
    }

    private static BigDecimal rounded(double[] ends, double part, BigDecimal least) {
        BigDecimal value = new BigDecimal(Statistics.quantile(ends, part)).round(DIGITS);
        return plain(value.max(least));
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
