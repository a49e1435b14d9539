package io.lapilli.limit;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One measure that is limited for one holder, with what has been used of it. */
record Line(LimitKind kind, @Nullable String model, Measure measure, long limit, Used used) {

    /** What was used of a measure; outlives a change of its limit. */
    static final class Used {
        final Gcra rate = new Gcra();
        final AtomicLong running = new AtomicLong();
        private long limit;

        /** A change of the limit keeps how many were used, not which share. */
        synchronized void limitedTo(long now, long most) {
            if (limit != 0 && limit != most) {
                rate.rescale(now, limit, most);
            }
            limit = most;
        }

        boolean idle(long now) {
            return running.get() == 0 && rate.untilWhole(now) == 0;
        }
    }

    /** Takes its part of a request, or tells in how many nanoseconds it could be taken. */
    long take(long now, long tokens) {
        if (measure == Measure.CONCURRENT_REQUESTS) {
            if (used.running.incrementAndGet() <= limit) {
                return 0;
            }
            used.running.decrementAndGet();
            return 1;
        }
        return used.rate.take(now, measure.countsTokens() ? tokens : 1, limit, measure.period());
    }

    /** As if it had never been taken. */
    void giveBack(long now, long tokens) {
        if (measure == Measure.CONCURRENT_REQUESTS) {
            used.running.decrementAndGet();
        } else {
            used.rate.correct(now, measure.countsTokens() ? -Math.min(tokens, limit) : -1, limit, measure.period());
        }
    }

    /** The request has ended, and so many tokens were thought and have turned out to be used. */
    void end(long now, long thought, long tokens) {
        if (measure == Measure.CONCURRENT_REQUESTS) {
            used.running.decrementAndGet();
        } else if (measure.countsTokens()) {
            used.rate.correct(now, tokens - Math.min(thought, limit), limit, measure.period());
        }
    }

    long remaining(long now) {
        return used.rate.remaining(now, limit, measure.period());
    }
}
