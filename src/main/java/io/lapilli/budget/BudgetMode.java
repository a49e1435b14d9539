package io.lapilli.budget;

import java.util.Locale;

/** What happens when a budget is used up. */
public enum BudgetMode {
    /** It only tells. */
    SOFT,
    /** It shortens answers and then refuses. */
    HARD;

    /** The name on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
