package io.lapilli.budget;

import io.lapilli.shared.BudgetId;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A threshold of a budget was reached. There is one for each threshold and period.
 *
 * @param threshold share of the limit
 * @param used what had been used when it was noticed: money or tokens
 * @param budgeted the limit then
 */
public record BudgetAlert(
        BudgetId budget,
        Instant periodStart,
        BigDecimal threshold,
        BigDecimal used,
        BigDecimal budgeted,
        Instant reachedAt) {}
