package io.lapilli.usage.forecast;

/**
 * Finds since when things have been as they are: after a price cut or a stop, what was before says nothing about the
 * pace now. Two straight lines instead of one must explain clearly more than chance would (a penalty as in Schwarz's
 * criterion, for the three further numbers that the second line needs).
 */
final class LastRegime {

    static final int SHORTEST = 5;

    private static final double PENALTY = 5;
    /** Deviations below a fiftieth are not worth a second line. */
    private static final double NEGLIGIBLE = 0.02 * 0.02;

    private final double[] at;
    private final double[] value;

    private LastRegime(double[] at, double[] value) {
        this.at = at;
        this.value = value;
    }

    /** The index of the first point that belongs to what holds now. @param at ascending */
    static int start(double[] at, double[] value) {
        var regime = new LastRegime(at, value);
        int start = 0;
        int next = regime.breakAfter(start);
        while (next > start) {
            start = next;
            next = regime.breakAfter(start);
        }
        return start;
    }

    /** Where the second of two lines best begins; {@code from} when one line does. */
    private int breakAfter(int from) {
        int points = at.length - from;
        double one = rest(from, at.length);
        double best = one;
        int start = from;
        for (int i = from + SHORTEST; i + SHORTEST <= at.length; i++) {
            double two = rest(from, i) + rest(i, at.length);
            if (two < best) {
                best = two;
                start = i;
            }
        }
        double floor = points * NEGLIGIBLE;
        double gain = points * Math.log((one + floor) / (best + floor));
        return gain > PENALTY * Math.log(points) ? start : from;
    }

    /** What a straight line leaves, squared. */
    private double rest(int from, int to) {
        double n = to - from;
        double x = 0;
        double y = 0;
        for (int i = from; i < to; i++) {
            x += at[i] / n;
            y += value[i] / n;
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = from; i < to; i++) {
            xx += (at[i] - x) * (at[i] - x);
            xy += (at[i] - x) * (value[i] - y);
            yy += (value[i] - y) * (value[i] - y);
        }
        return Math.max(0, yy - (xx == 0 ? 0 : xy * xy / xx));
    }
}
