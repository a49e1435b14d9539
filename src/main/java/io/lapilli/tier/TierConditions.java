package io.lapilli.tier;

import static io.lapilli.tier.TierChecks.check;

import io.lapilli.usage.forecast.RecentUse;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What must hold for an organisation to rise into a tier: all that is given. Without any, every organisation is in it.
 *
 * @param daysSinceFirstPayment 1 to 3,650
 */
public record TierConditions(
        @Nullable TokensInWindow tokens,
        @Nullable MoneyPaid paid,
        @Nullable Integer daysSinceFirstPayment) {

    public static final TierConditions NONE = new TierConditions(null, null, null);

    private static final int MOST_DAYS = 3_650;

    public TierConditions {
        check(
                daysSinceFirstPayment == null || daysSinceFirstPayment >= 1 && daysSinceFirstPayment <= MOST_DAYS,
                "days_since_first_payment",
                "out_of_range",
                "days_since_first_payment must be from 1 to " + MOST_DAYS);
    }

    /**
     * So many tokens, of all kinds, on the last days of the organisation's own calendar, today among them.
     *
     * @param tokens 1 to 10^15
     * @param days 1 to {@link RecentUse#DAYS}
     */
    public record TokensInWindow(long tokens, int days) {

        private static final long MOST = 1_000_000_000_000_000L;

        public TokensInWindow {
            check(tokens >= 1 && tokens <= MOST, "tokens", "out_of_range", "tokens must be from 1 to " + MOST);
            check(
                    days >= 1 && days <= RecentUse.DAYS,
                    "window_days",
                    "out_of_range",
                    "window_days must be from 1 to " + RecentUse.DAYS);
        }
    }

    /**
     * So much money paid ever. Nothing is converted: only an organisation that is billed in the currency can reach it.
     *
     * @param amount above 0, at most 10^12, with at most four decimals
     * @param currency ISO 4217
     */
    public record MoneyPaid(BigDecimal amount, String currency) {

        private static final BigDecimal MOST = BigDecimal.TEN.pow(12);
        private static final int DECIMALS = 4;
        private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

        public MoneyPaid {
            amount = TierChecks.plain(amount);
            check(
                    amount.signum() > 0 && amount.compareTo(MOST) <= 0 && amount.scale() <= DECIMALS,
                    "paid",
                    "out_of_range",
                    "paid must be above 0 and have at most " + DECIMALS + " decimals");
            check(
                    CURRENCY.matcher(currency).matches(),
                    "currency",
                    "malformed",
                    "currency must be three capital letters");
        }
    }

    boolean tokensHold(RecentUse use) {
        return tokens == null || use.tokens(tokens.days()) >= tokens.tokens();
    }

    boolean hold(Standing standing) {
        return TierProgress.conditions(this, standing).stream().allMatch(TierProgress.Measured::met);
    }
}
