package io.lapilli.usage.forecast;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How use goes on if it goes on as it does now: a level, its growth, what a weekday is worth and how far days lie from
 * all that, on the scale of logarithms, from the last {@value #LOOK_BACK} days or what of them lies behind the last
 * break. Single days far out of line are seen as one-off events and neither belong to the pace nor come again. Answers
 * are drawn futures: each draws the level and growth too, so that many of them spread as far as one can't know. What is
 * meant by all this, and how often it is right, stands in {@code src/docs/tiers.md}. Immutable.
 */
public final class Pace {

    static final int LOOK_BACK = 84;
    static final int FEWEST_DAYS = 14;
    static final int FEWEST_DAYS_IN_USE = 5;

    private static final double OUT_OF_LINE = 5;
    private static final double MOST_OUT_OF_LINE = 0.1;
    private static final double MOST_PERSISTENT = 0.8;

    private final DailySeries series;
    private final WeekPattern week;
    /** From today on. */
    private final double[] weekAhead = new double[7];

    private final double offset;
    private final Trend trend;
    private final double persistence;
    private final double[] shocks;
    private final double lastDeviation;

    private Pace(DailySeries series) {
        this.series = series;
        this.offset = 0.01 * Statistics.median(used(series));
        double[] logs = logs();
        this.week = WeekPattern.of(series, logs);
        for (int i = 0; i < weekAhead.length; i++) {
            weekAhead[i] = week.of(series.dayOfWeek(series.days() + i));
        }
        for (int i = 0; i < logs.length; i++) {
            logs[i] -= week.of(series.dayOfWeek(i));
        }
        int[] inLine = inLine(logs);
        double[] at =
                Arrays.stream(inLine).mapToDouble(i -> i - (logs.length - 1)).toArray();
        double[] value = Arrays.stream(inLine).mapToDouble(i -> logs[i]).toArray();
        int start = LastRegime.start(at, value);
        at = Arrays.copyOfRange(at, start, at.length);
        value = Arrays.copyOfRange(value, start, value.length);
        double[] first = Trend.of(at, value, 0).deviations();
        this.persistence = Statistics.persistence(first, MOST_PERSISTENT);
        this.trend = Trend.of(at, value, persistence);
        double[] deviations = trend.deviations();
        this.lastDeviation = deviations[deviations.length - 1];
        this.shocks = shocks(deviations);
    }

    /** Empty when there is too little to say: fewer than {@value #FEWEST_DAYS} days since the first use. */
    public static Optional<Pace> of(DailySeries series) {
        DailySeries recent = series.recent(LOOK_BACK);
        return recent.days() < FEWEST_DAYS || used(recent).length < FEWEST_DAYS_IN_USE
                ? Optional.empty()
                : Optional.of(new Pace(recent));
    }

    /**
     * One of the futures that may come. Two paces that are drawn from equal sources are drawn alike, high days of one
     * together with high days of the other.
     */
    public Future draw(RandomGenerator random) {
        return new Future(random);
    }

    /** The totals of days to come, one after the other, as many as are asked for. For one thread. */
    public final class Future {

        private final RandomGenerator random;
        private final Trend.Draw drawn;
        private final double fresh = Math.sqrt(1 - persistence * persistence);
        private double deviation = lastDeviation;
        private int day;

        private Future(RandomGenerator random) {
            this.random = random;
            this.drawn = trend.draw(random);
        }

        /** The total of the next day; the first one is today, with what there is of it already. */
        public double next() {
            double shock = shocks[(int) (random.nextDouble() * shocks.length)];
            deviation = persistence * deviation + fresh * drawn.larger() * shock;
            double log = drawn.level() + drawn.growth().log(day + 1) + weekAhead[day % weekAhead.length] + deviation;
            double total = Math.max(0, Math.exp(log) - offset);
            return day++ == 0 ? series.todaySoFar() + series.dayLeft() * total : total;
        }
    }

    private static double[] used(DailySeries series) {
        var totals = new double[series.days()];
        for (int i = 0; i < totals.length; i++) {
            totals[i] = series.past(i);
        }
        return Arrays.stream(totals).filter(total -> total > 0).toArray();
    }

    private double[] logs() {
        var logs = new double[series.days()];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(series.past(i) + offset);
        }
        return logs;
    }

    /** Which days don't lie far from the middle of the days around them. */
    private static int[] inLine(double[] logs) {
        var distance = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            int from = Math.max(0, Math.min(i - 3, logs.length - 7));
            distance[i] = Math.abs(logs[i]
                    - Statistics.median(Arrays.copyOfRange(logs, from, Math.min(logs.length, Math.max(i + 4, 7)))));
        }
        double usual = Math.max(0.05, 1.4826 * Statistics.median(distance));
        int[] inLine = IntStream.range(0, logs.length)
                .filter(i -> distance[i] <= OUT_OF_LINE * usual)
                .toArray();
        boolean rare = logs.length - inLine.length <= MOST_OUT_OF_LINE * logs.length;
        return rare ? inLine : IntStream.range(0, logs.length).toArray();
    }

    /** What was new in each day's deviation, sorted, without a tendency. */
    private double[] shocks(double[] deviations) {
        var shocks = new double[deviations.length];
        double fresh = Math.sqrt(1 - persistence * persistence);
        for (int i = 0; i < shocks.length; i++) {
            shocks[i] = i == 0 ? deviations[0] : (deviations[i] - persistence * deviations[i - 1]) / fresh;
        }
        double mean = Arrays.stream(shocks).average().orElse(0);
        for (int i = 0; i < shocks.length; i++) {
            shocks[i] -= mean;
        }
        Arrays.sort(shocks);
        return shocks;
    }
}
