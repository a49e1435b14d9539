package io.lapilli.bench;

/**
 * Counts durations in logarithmic buckets: exact to 0.2 %, of any size, in constant memory. Values
 * are nanoseconds; negative ones count as zero.
 */
public final class LatencyHistogram {

    private static final int SUB_BITS = 9;
    private static final int SUB_BUCKETS = 1 << SUB_BITS;

    private final long[] counts = new long[(64 - SUB_BITS + 1) * SUB_BUCKETS];
    private long total;
    private long max;

    public void record(long nanos) {
        long value = Math.max(0, nanos);
        counts[bucket(value)]++;
        total++;
        max = Math.max(max, value);
    }

    public long count() {
        return total;
    }

    /** The largest value of the bucket in which the given share (0 to 1) of all values ends. */
    long nanosAt(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * total));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return Math.min(max, upperEdge(i));
            }
        }
        return 0;
    }

    public double millisAt(double share) {
        return nanosAt(share) / 1e6;
    }

    private static int bucket(long value) {
        int shift = Math.max(0, 63 - Long.numberOfLeadingZeros(value | 1) - SUB_BITS);
        return shift * SUB_BUCKETS + (int) (value >>> shift);
    }

    private static long upperEdge(int bucket) {
        int shift = Math.max(0, bucket / SUB_BUCKETS - 1);
        long base = bucket - (long) shift * SUB_BUCKETS;
        return ((base + 1) << shift) - 1;
    }
}
