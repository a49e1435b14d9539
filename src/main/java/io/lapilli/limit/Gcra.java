package io.lapilli.limit;

import java.util.concurrent.atomic.AtomicLong;

/**
 * An allowance that is whole at first, is taken from, and grows back evenly, so that it is whole again a period after it
 * was empty: the generic cell rate algorithm (ITU-T I.371), of which only the instant needs to be kept at which the
 * allowance is whole. It can be overdrawn by what turned out to be more than was thought, and then gives nothing until
 * that has grown back. Instants are nanoseconds of a clock that starts at 0 and never goes back; periods are nanoseconds.
 * Thread-safe, without locks.
 */
final class Gcra {

    private final AtomicLong wholeAt = new AtomicLong();

    /**
     * Takes an amount, at most the whole allowance.
     *
     * @return 0 when it was taken, otherwise after how many nanoseconds it would be there
     */
    long take(long now, long amount, long limit, long period) {
        long cost = cost(Math.min(amount, limit), limit, period);
        while (true) {
            long seen = wholeAt.get();
            long next = Math.max(seen, now) + cost;
            if (next - now > period) {
                return next - now - period;
            }
            if (wholeAt.compareAndSet(seen, next)) {
                return 0;
            }
        }
    }

    /** Takes an amount that has been used already, or gives a negative one back. */
    void correct(long now, long amount, long limit, long period) {
        long cost = amount < 0 ? -cost(-amount, limit, period) : cost(amount, limit, period);
        while (true) {
            long seen = wholeAt.get();
            if (wholeAt.compareAndSet(seen, Math.max(seen, now) + cost)) {
                return;
            }
        }
    }

    /** What was taken of one limit as so many of another. */
    void rescale(long now, long from, long to) {
        while (true) {
            long seen = wholeAt.get();
            long missing = Math.max(0, seen - now);
            if (wholeAt.compareAndSet(seen, now + (long) (missing * ((double) from / to)))) {
                return;
            }
        }
    }

    /** How many are left; not below 0. */
    long remaining(long now, long limit, long period) {
        double left = (period - (double) untilWhole(now)) * limit / period;
        return Math.clamp((long) Math.floor(left + 1e-6), 0, limit);
    }

    /** Nanoseconds until the allowance is whole again. */
    long untilWhole(long now) {
        return Math.max(0, wholeAt.get() - now);
    }

    /** Rounded down, so that the whole allowance fits into the period. */
    private static long cost(long amount, long limit, long period) {
        return (long) (amount * (period / (double) limit));
    }
}
