package io.lapilli.budget;

import io.lapilli.shared.InvalidInputException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How much a budget lets through in a period: money or tokens, one of the two.
 *
 * @param amount in the organisation's currency, above 0, at most {@value #MOST} with at most {@value #DECIMALS} decimals
 * @param tokens in and out together, from 1 to a thousand million million
 */
public record BudgetLimit(
        @Nullable BigDecimal amount, @Nullable Long tokens) {

    static final long MOST = 1_000_000_000_000L;
    static final int DECIMALS = 9;
    private static final long MOST_TOKENS = 1_000_000_000_000_000L;

    public BudgetLimit {
        if ((amount == null) == (tokens == null)) {
            throw new InvalidInputException("amount", "required", "a budget has either an amount or tokens");
        }
        if (amount != null) {
            amount = Money.positive("amount", amount);
        }
        if (tokens != null && (tokens < 1 || tokens > MOST_TOKENS)) {
            throw new InvalidInputException(
                    "tokens", "out_of_range", "tokens must be a whole number from 1 to " + MOST_TOKENS);
        }
    }

    public static BudgetLimit money(BigDecimal amount) {
        return new BudgetLimit(amount, null);
    }

    public static BudgetLimit tokens(long tokens) {
        return new BudgetLimit(null, tokens);
    }

    public boolean ofMoney() {
        return amount != null;
    }

    /** Money or a count, whichever it limits. */
    public BigDecimal value() {
        return amount != null ? amount : BigDecimal.valueOf(tokens == null ? 0 : tokens);
    }
}
