package io.lapilli.usage.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where the level is and how it moves, with how sure that is: a set of growths, each weighted by how well it explains
 * what was seen (the marginal likelihood of normal deviations of unknown size) and by how usual such growth is.
 */
final class Trend {

    /** A growth with the level, the size of deviations and the weight that belong to it. */
    private record Way(Growth growth, double level, double spread, double cumulated) {}

    /** Growth of a few hundredths a day is usual, of a fifth is not. */
    private static final double USUAL_RATE = 0.04;

    private static final double COMPOUND = Math.log(2);

    private static final int STEPS = 24;
    private static final double STEPS_PER_ERROR = 4;
    private static final double SMALLEST_SPREAD = 0.01;

    private final List<Way> ways;
    private final double effective;
    private final Growth likeliest;
    private final double[] deviations;

    private Trend(List<Way> ways, double effective, Growth likeliest, double[] deviations) {
        this.ways = ways;
        this.effective = effective;
        this.likeliest = likeliest;
        this.deviations = deviations;
    }

    /**
     * @param at days; 0 is yesterday, all others are below
     * @param value logarithms
     * @param persistence of deviations from one day to the next, below 1; the more, the less each day tells
     */
    static Trend of(double[] at, double[] value, double persistence) {
        int n = at.length;
        double effective = Math.max(4, n * (1 - persistence) / (1 + persistence));
        double[] line = line(at, value);
        double span = Math.max(1, -at[0]);
        double error = Math.max(line[1], 1e-5) * Math.sqrt(n / effective);
        var candidates = new ArrayList<Growth>();
        var logWeights = new ArrayList<Double>();
        for (int step = -STEPS; step <= STEPS; step++) {
            double rate = line[0] + step * error / STEPS_PER_ERROR;
            double prior = -Math.log1p(rate / USUAL_RATE * rate / USUAL_RATE);
            for (boolean compound : new boolean[] {true, false}) {
                // the linear one that rises as much over the days seen
                var growth = new Growth(compound ? rate : -Math.expm1(-rate * span) / span, compound);
                candidates.add(growth);
                logWeights.add(prior
                        + (compound ? COMPOUND : 0)
                        - (effective - 2) / 2 * Math.log(rest(at, value, growth) + floor(n)));
            }
        }
        return weighted(at, value, effective, candidates, logWeights);
    }

    private static double floor(int n) {
        return n * SMALLEST_SPREAD * SMALLEST_SPREAD;
    }

    private static Trend weighted(
            double[] at, double[] value, double effective, List<Growth> candidates, List<Double> logWeights) {
        double best = logWeights.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double sum = logWeights.stream()
                .mapToDouble(weight -> Math.exp(weight - best))
                .sum();
        var ways = new ArrayList<Way>();
        double cumulated = 0;
        Growth likeliest = candidates.getFirst();
        for (int i = 0; i < candidates.size(); i++) {
            Growth growth = candidates.get(i);
            cumulated += Math.exp(logWeights.get(i) - best) / sum;
            double spread = Math.sqrt((rest(at, value, growth) + floor(at.length)) / (at.length - 2));
            ways.add(new Way(growth, level(at, value, growth), spread, cumulated));
            if (logWeights.get(i) == best) {
                likeliest = growth;
            }
        }
        return new Trend(ways, effective, likeliest, deviations(at, value, likeliest));
    }

    /** What the likeliest growth leaves unexplained, in the order of the days, as large as it is for days to come. */
    double[] deviations() {
        return deviations;
    }

    Growth likeliest() {
        return likeliest;
    }

    /** A growth and a level that may be the true ones, and by how much deviations may be larger than those seen. */
    record Draw(Growth growth, double level, double larger) {}

    /** Takes three numbers from the source, whatever they are, so that two trends can be drawn alike. */
    Draw draw(RandomGenerator random) {
        double which = random.nextDouble();
        double offset = random.nextGaussian();
        double larger = larger(random.nextGaussian());
        Way way = ways.getLast();
        for (Way candidate : ways) {
            if (which <= candidate.cumulated()) {
                way = candidate;
                break;
            }
        }
        double error = larger * way.spread() / Math.sqrt(effective);
        return new Draw(way.growth(), way.level() + offset * error, larger);
    }

    /** The root of the inverse of a chi-squared number over its degrees of freedom (by Wilson and Hilferty). */
    private double larger(double gaussian) {
        double free = effective - 2;
        double part = 2 / (9 * free);
        double ratio = Math.pow(Math.max(0.1, 1 - part + gaussian * Math.sqrt(part)), 3);
        return Math.min(3, 1 / Math.sqrt(ratio));
    }

    /** Slope of a straight line, and its standard error. */
    private static double[] line(double[] at, double[] value) {
        double n = at.length;
        double x = 0;
        double y = 0;
        for (int i = 0; i < n; i++) {
            x += at[i] / n;
            y += value[i] / n;
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            xx += (at[i] - x) * (at[i] - x);
            xy += (at[i] - x) * (value[i] - y);
            yy += (value[i] - y) * (value[i] - y);
        }
        double rest = Math.max(0, yy - xy * xy / xx) + floor(at.length);
        return new double[] {xy / xx, Math.sqrt(rest / (n - 2) / xx)};
    }

    private static double level(double[] at, double[] value, Growth growth) {
        double sum = 0;
        for (int i = 0; i < at.length; i++) {
            sum += value[i] - growth.log(at[i]);
        }
        return sum / at.length;
    }

    private static double rest(double[] at, double[] value, Growth growth) {
        double level = level(at, value, growth);
        double rest = 0;
        for (int i = 0; i < at.length; i++) {
            double deviation = value[i] - growth.log(at[i]) - level;
            rest += deviation * deviation;
        }
        return rest;
    }

    private static double[] deviations(double[] at, double[] value, Growth growth) {
        double level = level(at, value, growth);
        double larger = Math.sqrt(at.length / (at.length - 2.0));
        var deviations = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            deviations[i] = larger * (value[i] - growth.log(at[i]) - level);
        }
        return deviations;
    }
}
