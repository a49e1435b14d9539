package io.lapilli.tier.web;

import io.lapilli.tier.Tier;
import io.lapilli.tier.TierDistribution;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the customers are spread over the tiers.
 *
 * @param shape {@code funnel}, {@code spindle}, {@code inverted_pyramid}, {@code other} or {@code none}
 * @param data a tier each, the lowest first
 * @param months the oldest first
 */
@Schema(name = "TierDistribution")
record DistributionAnswer(
        String object, int members, int withoutTier, String shape, List<Share> data, List<Month> months) {

    /** @param percent of all members @param targetPercent null: no target */
    @Schema(name = "TierShare")
    record Share(
            String object,
            String tier,
            int rank,
            int members,
            String percent,
            @Nullable String targetPercent) {}

    /** @param month such as {@code 2026-03} @param members at its end in each tier, the lowest first */
    @Schema(name = "TierMonth")
    record Month(String month, List<Integer> members, List<Flow> flows) {}

    /** @param from null: from no tier @param to null: into none */
    @Schema(name = "TierFlow")
    record Flow(@Nullable String from, @Nullable String to, int organizations) {}

    static DistributionAnswer of(TierDistribution distribution) {
        return new DistributionAnswer(
                "tier_distribution",
                distribution.members(),
                distribution.withoutTier(),
                distribution.shape().wire(),
                distribution.shares().stream()
                        .map(share -> new Share(
                                "tier_share",
                                share.tier().name(),
                                share.tier().rank(),
                                share.members(),
                                share.percent().toPlainString(),
                                share.targetPercent() == null
                                        ? null
                                        : share.targetPercent().toPlainString()))
                        .toList(),
                distribution.months().stream()
                        .map(month -> new Month(
                                month.month().toString(),
                                month.members(),
                                month.flows().stream()
                                        .map(flow -> new Flow(name(flow.from()), name(flow.to()), flow.organisations()))
                                        .toList()))
                        .toList());
    }

    private static @Nullable String name(@Nullable Tier tier) {
        return tier == null ? null : tier.name();
    }
}
