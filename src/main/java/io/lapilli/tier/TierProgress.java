package io.lapilli.tier;

import io.lapilli.tier.TierConditions.MoneyPaid;
import io.lapilli.tier.TierConditions.TokensInWindow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an organisation is on its way to the next tier.
 *
 * @param current null while it has none
 * @param since how it came there; null while it has none
 * @param next null when there is none above
 * @param conditions of the next tier; empty when there is none
 * @param reach when all conditions of the next tier hold together; null when there is none
 * @param saving what last month's use would have cost less at the next tier's prices than at the present ones, in the
 *     organisation's currency, about; null when there is no next tier or nothing was charged
 */
public record TierProgress(
        @Nullable Tier current,
        @Nullable TierAssignment since,
        @Nullable Tier next,
        List<Condition> conditions,
        @Nullable Reach reach,
        @Nullable BigDecimal saving) {

    public TierProgress {
        conditions = List.copyOf(conditions);
    }

    /**
     * What is there and what is needed.
     *
     * @param windowDays of tokens only
     * @param currency of money only; the organisation's may be another one, then it is never met
     */
    public record Measured(
            ConditionKind kind,
            BigDecimal current,
            BigDecimal needed,
            @Nullable Integer windowDays,
            @Nullable String currency,
            boolean comparable) {

        public boolean met() {
            return comparable && current.compareTo(needed) >= 0;
        }

        /** From 0 to 1; 1 only when it is met. */
        public double fraction() {
            if (met()) {
                return 1;
            }
            double part =
                    comparable ? current.divide(needed, MathContext.DECIMAL64).doubleValue() : 0;
            return Math.min(part, Math.nextDown(1.0));
        }
    }

    /** @param binding whether it is the one that the next tier waits for */
    public record Condition(Measured measured, boolean binding, Reach reach) {}

    static List<Measured> conditions(TierConditions conditions, Standing standing) {
        var measured = new ArrayList<Measured>();
        TokensInWindow tokens = conditions.tokens();
        if (tokens != null) {
            measured.add(new Measured(
                    ConditionKind.TOKENS,
                    BigDecimal.valueOf(standing.use().tokens(tokens.days())),
                    BigDecimal.valueOf(tokens.tokens()),
                    tokens.days(),
                    null,
                    true));
        }
        MoneyPaid paid = conditions.paid();
        if (paid != null) {
            measured.add(new Measured(
                    ConditionKind.PAID,
                    standing.paid().amount(),
                    paid.amount(),
                    null,
                    paid.currency(),
                    paid.currency().equals(standing.paid().currency())));
        }
        Integer days = conditions.daysSinceFirstPayment();
        if (days != null) {
            measured.add(new Measured(
                    ConditionKind.DAYS_SINCE_FIRST_PAYMENT,
                    BigDecimal.valueOf(standing.daysSinceFirstPayment()),
                    BigDecimal.valueOf(days),
                    null,
                    null,
                    true));
        }
        return measured;
    }
}
