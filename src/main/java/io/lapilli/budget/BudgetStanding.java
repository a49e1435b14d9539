package io.lapilli.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A budget and how it stands in its period.
 *
 * @param used money or tokens that were used
 * @param held for requests under way, at most; only a hard budget holds
 * @param periodStart null of a budget for life
 * @param periodEnd exclusive; null of a budget for life
 * @param refusing whether the last request that it was asked about was refused, on this node
 * @param alerts of this period, the lowest threshold first
 */
public record BudgetStanding(
        Budget budget,
        BigDecimal used,
        BigDecimal held,
        @Nullable Instant periodStart,
        @Nullable Instant periodEnd,
        boolean refusing,
        List<BudgetAlert> alerts) {

    /** The part of the limit that is used; can be more than 1. */
    public double share() {
        return used.doubleValue() / budget.terms().limit().value().doubleValue();
    }

    /** What is left, what is held not taken off; never below 0. */
    public BigDecimal left() {
        return budget.terms().limit().value().subtract(used).max(BigDecimal.ZERO);
    }
}
