package io.lapilli.usage;

import java.util.SortedMap;

/**
 * The logarithmic scale on which speeds are counted: four steps to a doubling, from 1 on. A quantile is found within a
 * step's width, about 9 % to either side, whatever was measured and however often.
 */
final class SpeedScale {

    static final int STEPS_TO_A_DOUBLING = 4;
    /** Beyond a day in milliseconds, and beyond any pace. */
    static final int LAST_STEP = 110;

    private SpeedScale() {}

    static int step(double value) {
        if (value <= 1) {
            return 0;
        }
        return Math.min(LAST_STEP, (int) (Math.log(value) / Math.log(2) * STEPS_TO_A_DOUBLING));
    }

    /**
     * The value that a share of all is at or below, taking those of one step to lie evenly in it.
     *
     * @param counts how many fell into each step; at least one
     * @param share from 0 to 1
     */
    static double quantile(SortedMap<Integer, Long> counts, double share) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        double wanted = share * all;
        long below = 0;
        for (var step : counts.entrySet()) {
            if (below + step.getValue() >= wanted) {
                return value(step.getKey() + (wanted - below) / step.getValue());
            }
            below += step.getValue();
        }
        return value(counts.lastKey() + 1.0);
    }

    private static double value(double step) {
        return Math.pow(2, step / STEPS_TO_A_DOUBLING);
    }
}
