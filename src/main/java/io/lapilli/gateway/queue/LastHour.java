package io.lapilli.gateway.queue;

import java.util.Arrays;

/** Counts of the last sixty minutes, each of several things. Not thread-safe. */
final class LastHour {

    enum Count {
        /** Calls that waited for a place. */
        WAITED,
        /** Calls that got none. */
        OVERLOADED,
        /** Calls that went elsewhere because there was no room. */
        PASSED_ON,
        /** Calls that went elsewhere because they failed here. */
        FELL_BACK
    }

    private static final long MINUTE = 60_000_000_000L;
    private static final int MINUTES = 60;

    private final int[][] counts = new int[MINUTES][Count.values().length];
    private long minute = -1;

    void add(long now, Count count) {
        advance(now);
        counts[(int) (minute % MINUTES)][count.ordinal()]++;
    }

    long of(long now, Count count) {
        advance(now);
        long sum = 0;
        for (int[] one : counts) {
            sum += one[count.ordinal()];
        }
        return sum;
    }

    private void advance(long now) {
        long present = now / MINUTE;
        long from = minute < 0 || present - minute > MINUTES ? present - MINUTES + 1 : minute + 1;
        for (long passed = Math.max(0, from); passed <= present; passed++) {
            Arrays.fill(counts[(int) (passed % MINUTES)], 0);
        }
        minute = Math.max(minute, present);
    }
}
