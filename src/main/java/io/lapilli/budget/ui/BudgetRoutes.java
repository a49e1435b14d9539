package io.lapilli.budget.ui;

/** Where the screens of this module are, for those that lead there. */
public final class BudgetRoutes {

    public static final String BUDGETS = "spend/budgets";
    public static final String WALLET = "spend/wallet";

    /** The seller's. */
    public static final String CODES = "operator/codes";

    private BudgetRoutes() {}
}
