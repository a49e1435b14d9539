package io.lapilli.tier.web;

import io.lapilli.tier.Tier;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A tier on the wire.
 *
 * @param termsSince since when it asks for and gives what it does
 * @param createdAt seconds since 1970
 */
@Schema(name = "Tier")
record TierAnswer(
        String object,
        String id,
        String name,
        int rank,
        TierParts.Conditions conditions,
        TierParts.Benefits benefits,
        TierParts.Target target,
        Instant termsSince,
        long createdAt) {

    static TierAnswer of(Tier tier) {
        return new TierAnswer(
                "tier",
                tier.id().text(),
                tier.name(),
                tier.rank(),
                TierParts.Conditions.of(tier.terms().conditions()),
                TierParts.Benefits.of(tier.terms().benefits()),
                TierParts.Target.of(tier.terms().targetPercent()),
                tier.termsSince(),
                tier.createdAt().getEpochSecond());
    }
}
