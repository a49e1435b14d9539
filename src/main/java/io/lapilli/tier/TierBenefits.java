package io.lapilli.tier;

import static io.lapilli.tier.TierChecks.check;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a tier gives.
 *
 * @param requestsPerMinute at least 1; null: no limit of the tier's
 * @param tokensPerMinute at least 1; null: no limit of the tier's
 * @param discountPercent off every list price; 0 to below 100 with at most two decimals
 */
public record TierBenefits(
        @Nullable Integer requestsPerMinute, @Nullable Long tokensPerMinute, BigDecimal discountPercent) {

    public static final TierBenefits NONE = new TierBenefits(null, null, BigDecimal.ZERO);

    public TierBenefits {
        discountPercent = TierChecks.plain(discountPercent);
        check(
                requestsPerMinute == null || requestsPerMinute >= 1,
                "requests_per_minute",
                "out_of_range",
                "requests_per_minute must be at least 1");
        check(
                tokensPerMinute == null || tokensPerMinute >= 1,
                "tokens_per_minute",
                "out_of_range",
                "tokens_per_minute must be at least 1");
        check(
                TierChecks.isPercent(discountPercent) && discountPercent.compareTo(TierChecks.HUNDRED) < 0,
                "discount_percent",
                "out_of_range",
                "discount_percent must be from 0 to below 100 with at most two decimals");
    }
}
