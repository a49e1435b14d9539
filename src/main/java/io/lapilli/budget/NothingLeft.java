package io.lapilli.budget;

import org.jspecify.annotations.Nullable;

/** What is left of a hard budget, or in a wallet, does not cover even a short answer. Has no stack trace. */
public final class NothingLeft extends RuntimeException {

    private final transient @Nullable Budget budget;

    NothingLeft(@Nullable Budget budget) {
        super(budget == null ? "the wallet is empty" : "the budget " + budget.id() + " is used up", null, false, false);
        this.budget = budget;
    }

    /** The budget that is used up; null: the wallet is empty. */
    public @Nullable Budget budget() {
        return budget;
    }
}
