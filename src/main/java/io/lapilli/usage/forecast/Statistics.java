package io.lapilli.usage.forecast;

import java.util.Arrays;

/** The few plain statistics that the forecast stands on. */
final class Statistics {

    private Statistics() {}

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The smallest value that at least that part of all values does not exceed. @param sorted at least one */
    static double quantile(double[] sorted, double part) {
        int rank = (int) Math.ceil(part * sorted.length - 1e-9);
        return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1];
    }

    /** How alike neighbours are, from 0 (not at all, or opposite) to {@code most}. */
    static double persistence(double[] deviations, double most) {
        double products = 0;
        double squares = 0;
        for (int i = 0; i < deviations.length; i++) {
            squares += deviations[i] * deviations[i];
            products += i == 0 ? 0 : deviations[i - 1] * deviations[i];
        }
        if (squares == 0) {
            return 0;
        }
        double seen = products / squares;
        return Math.clamp(seen + (1 + 4 * seen) / deviations.length, 0, most);
    }
}
