package io.lapilli.tier;

import static io.lapilli.tier.TierChecks.check;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a tier asks for and what it gives.
 *
 * @param targetPercent how many of all members the seller wants in it; 0 to 100 with at most two decimals, null: no
 *     target
 */
public record TierTerms(
        TierConditions conditions,
        TierBenefits benefits,
        @Nullable BigDecimal targetPercent) {

    public TierTerms {
        targetPercent = targetPercent == null ? null : TierChecks.plain(targetPercent);
        check(
                targetPercent == null || TierChecks.isPercent(targetPercent),
                "target_percent",
                "out_of_range",
                "target_percent must be from 0 to 100 with at most two decimals");
    }
}
