package io.lapilli.usage.forecast;

import java.time.DayOfWeek;
import java.util.Arrays;

/**
 * How the days of a week differ, on the scale of logarithms: what each lies above or below the week around it.
 * Differences that chance alone would make are shrunk towards none (James and Stein's rule, its positive part).
 */
record WeekPattern(double[] effects) {

    private static final int WEEK = 7;

    double of(DayOfWeek day) {
        return effects[day.ordinal()];
    }

    static WeekPattern of(DailySeries series, double[] logs) {
        var deviations = new double[WEEK][logs.length];
        var counts = new int[WEEK];
        for (int i = WEEK / 2; i + WEEK / 2 < logs.length; i++) {
            double around = Arrays.stream(logs, i - WEEK / 2, i + WEEK / 2 + 1).sum() / WEEK;
            int day = series.dayOfWeek(i).ordinal();
            deviations[day][counts[day]++] = logs[i] - around;
        }
        if (Arrays.stream(counts).anyMatch(count -> count == 0)) {
            return new WeekPattern(new double[WEEK]);
        }
        return shrunk(deviations, counts);
    }

    private static WeekPattern shrunk(double[][] deviations, int[] counts) {
        var middle = new double[WEEK];
        double squares = 0;
        int free = 0;
        for (int day = 0; day < WEEK; day++) {
            middle[day] = Statistics.median(Arrays.copyOf(deviations[day], counts[day]));
            for (int i = 0; i < counts[day]; i++) {
                squares += square(deviations[day][i] - middle[day]);
            }
            free += counts[day] - 1;
        }
        double mean = Arrays.stream(middle).average().orElse(0);
        double spread =
                Arrays.stream(middle).map(effect -> square(effect - mean)).sum();
        double chance = free == 0
                ? spread
                : squares / free / Arrays.stream(counts).min().orElse(1);
        double kept = spread == 0 ? 0 : Math.max(0, 1 - (WEEK - 3) * chance / spread);
        return new WeekPattern(
                Arrays.stream(middle).map(effect -> kept * (effect - mean)).toArray());
    }

    private static double square(double value) {
        return value * value;
    }
}
