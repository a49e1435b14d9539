package io.lapilli.reconciliation;

import java.util.Locale;
import java.util.Optional;

/** What is held against what, in the order of the chain: each link's right side is the next one's left. */
public enum Comparison {
    /** Requests that came to their end, counted when they did, against request records. */
    RECORDS,
    /** Those of them that consumed something against usage events. */
    EVENTS,
    /** An event's amount and tokens against the lines of its charge: quantity × price ÷ per. */
    CHARGES,
    /** Usage events against the rollups by the quarter of an hour. */
    QUARTERS,
    /** Quarters of an hour against days, of UTC and of the organisation's zone. */
    DAYS,
    /** Days against the row with everything of a day. */
    TOTALS,
    /** What was used while an organisation paid in advance against what its wallet was charged. */
    WALLET,
    /** Rollups and wallet against what this node's budgets and wallets have counted. */
    BUDGETS;

    /** The name on the wire and in tables. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Comparison> parse(String wire) {
        for (Comparison comparison : values()) {
            if (comparison.wire().equals(wire)) {
                return Optional.of(comparison);
            }
        }
        return Optional.empty();
    }

    /** Whether it is proved day by day, and not as a total over all days. */
    boolean byDay() {
        return this != WALLET && this != BUDGETS;
    }
}
