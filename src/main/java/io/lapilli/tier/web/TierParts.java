package io.lapilli.tier.web;

import io.lapilli.shared.InvalidInputException;
import io.lapilli.tier.TierBenefits;
import io.lapilli.tier.TierConditions;
import io.lapilli.tier.TierConditions.MoneyPaid;
import io.lapilli.tier.TierConditions.TokensInWindow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of a tier on the wire, both ways. Amounts and percentages are decimal numbers as text. */
final class TierParts {

    private static final int USUAL_WINDOW = 30;
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,10})?");

    private TierParts() {}

    /**
     * What must hold, all that is given.
     *
     * @param tokens on the last {@code windowDays} days, 30 unless given
     * @param paid in {@code currency}, that of the list prices unless given
     */
    @Schema(name = "TierConditions")
    record Conditions(
            @Nullable Long tokens,
            @Nullable Integer windowDays,
            @Nullable String paid,
            @Nullable String currency,
            @Nullable Integer daysSinceFirstPayment) {

        static Conditions of(TierConditions conditions) {
            TokensInWindow tokens = conditions.tokens();
            MoneyPaid paid = conditions.paid();
            return new Conditions(
                    tokens == null ? null : tokens.tokens(),
                    tokens == null ? null : tokens.days(),
                    paid == null ? null : paid.amount().toPlainString(),
                    paid == null ? null : paid.currency(),
                    conditions.daysSinceFirstPayment());
        }

        TierConditions conditions(String listCurrency) {
            return new TierConditions(
                    tokens == null ? null : new TokensInWindow(tokens, windowDays == null ? USUAL_WINDOW : windowDays),
                    paid == null
                            ? null
                            : new MoneyPaid(decimal("paid", paid), currency == null ? listCurrency : currency),
                    daysSinceFirstPayment);
        }
    }

    /** @param discountPercent off every list price; 0 unless given */
    @Schema(name = "TierBenefits")
    record Benefits(
            @Nullable Integer requestsPerMinute,
            @Nullable Long tokensPerMinute,
            @Nullable String discountPercent) {

        static Benefits of(TierBenefits benefits) {
            return new Benefits(
                    benefits.requestsPerMinute(),
                    benefits.tokensPerMinute(),
                    benefits.discountPercent().toPlainString());
        }

        TierBenefits benefits() {
            return new TierBenefits(
                    requestsPerMinute,
                    tokensPerMinute,
                    discountPercent == null ? BigDecimal.ZERO : decimal("discount_percent", discountPercent));
        }
    }

    /** @param percent of all members; null: no target */
    @Schema(name = "TierTarget")
    record Target(@Nullable String percent) {

        static Target of(@Nullable BigDecimal percent) {
            return new Target(percent == null ? null : percent.toPlainString());
        }

        @Nullable
        BigDecimal value() {
            return percent == null ? null : decimal("target.percent", percent);
        }
    }

    /** No exponents, so that a short text can't mean a number of a million digits. */
    private static BigDecimal decimal(String field, String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new InvalidInputException(field, "malformed", field + " must be a decimal number, such as \"12.5\"");
        }
        return new BigDecimal(text);
    }
}
