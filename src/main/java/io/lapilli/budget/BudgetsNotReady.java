package io.lapilli.budget;

/** What was used is not known yet: the portal is starting. Has no stack trace. */
public final class BudgetsNotReady extends RuntimeException {

    BudgetsNotReady() {
        super("budgets are not ready yet", null, false, false);
    }
}
