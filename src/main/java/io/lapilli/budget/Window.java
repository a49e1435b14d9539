package io.lapilli.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What was used of a tally in one period, and what is held there. Guarded by the tally's lock.
 *
 * <p>What is held belongs to the period in which it was taken: it burdens no later one.
 */
final class Window {

    final Instant start;
    /** Exclusive. */
    final Instant end;

    /** The alerts of this period by threshold. */
    final NavigableMap<BigDecimal, BudgetAlert> alerts = new TreeMap<>();

    BigDecimal used = BigDecimal.ZERO;
    BigDecimal held = BigDecimal.ZERO;
    boolean refusing;

    Window(Instant start, Instant end) {
        this.start = start;
        this.end = end;
    }

    boolean contains(Instant at) {
        return !at.isBefore(start) && at.isBefore(end);
    }
}
