package io.lapilli.gateway.queue;

import java.util.Arrays;

/**
 * Lets a deployment rest that fails: after at least {@value #SOME} failures in ten seconds that are half of its calls. It
 * then gets no calls for a while, and after that one at a time, until one goes well; each that fails doubles the while, up
 * to half a minute. Instants in nanoseconds. Not thread-safe.
 */
final class Breaker {

    static final int SOME = 5;

    private static final long SECOND = 1_000_000_000L;
    private static final int SECONDS = 10;
    private static final long FIRST_REST = 2 * SECOND;
    private static final long LONGEST_REST = 30 * SECOND;

    private final int[] calls = new int[SECONDS];
    private final int[] failures = new int[SECONDS];
    private long second = Long.MIN_VALUE;
    private boolean open;
    private long until;
    private long rest = FIRST_REST;
    private boolean trying;

    /** Whether a call may come as if nothing were wrong; one that does while it rests is its trial. */
    boolean lets(long now) {
        return !open || (now - until >= 0 && !trying);
    }

    /** The next call is the trial. */
    boolean begin(long now) {
        boolean trial = open && now - until >= 0 && !trying;
        trying |= trial;
        return trial;
    }

    /** A trial came to nothing that tells anything. */
    void undecided() {
        trying = false;
    }

    void went(long now) {
        trying = false;
        if (open) {
            open = false;
            rest = FIRST_REST;
            Arrays.fill(calls, 0);
            Arrays.fill(failures, 0);
        }
        count(now, 0);
    }

    void failed(long now, boolean trial) {
        if (trial) {
            trying = false;
            rest = Math.min(LONGEST_REST, rest * 2);
            until = now + rest;
            return;
        }
        count(now, 1);
        if (!open && tooMany()) {
            open = true;
            until = now + rest;
        }
    }

    boolean open() {
        return open;
    }

    /** Nanoseconds until the next trial; 0 when it may come. */
    long untilTrial(long now) {
        return open ? Math.max(0, until - now) : 0;
    }

    private void count(long now, int failed) {
        long present = Math.floorDiv(now, SECOND);
        if (second == Long.MIN_VALUE || present - second >= SECONDS) {
            Arrays.fill(calls, 0);
            Arrays.fill(failures, 0);
        } else {
            for (long passed = second + 1; passed <= present; passed++) {
                calls[Math.floorMod(passed, SECONDS)] = 0;
                failures[Math.floorMod(passed, SECONDS)] = 0;
            }
        }
        second = Math.max(second, present);
        int here = Math.floorMod(present, SECONDS);
        calls[here]++;
        failures[here] += failed;
    }

    private boolean tooMany() {
        int all = 0;
        int bad = 0;
        for (int i = 0; i < SECONDS; i++) {
            all += calls[i];
            bad += failures[i];
        }
        return bad >= SOME && 2 * bad >= all;
    }
}
