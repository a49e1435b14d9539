package io.lapilli.tier;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the customers are spread over the tiers, and how they moved.
 *
 * @param members in any tier
 * @param withoutTier customers in none
 * @param shares a tier each, the lowest first
 * @param months the last ones, the oldest first, the one that runs at the end
 */
public record TierDistribution(
        int members, int withoutTier, List<Share> shares, DistributionShape shape, List<Month> months) {

    public TierDistribution {
        shares = List.copyOf(shares);
        months = List.copyOf(months);
    }

    /**
     * The members of one tier.
     *
     * @param percent of all members, to a tenth
     * @param targetPercent what the seller wants it to be; null: no target
     */
    public record Share(
            Tier tier,
            int members,
            BigDecimal percent,
            @Nullable BigDecimal targetPercent) {}

    /**
     * A month's movement, on the seller's calendar.
     *
     * @param members at its end (or now) in each tier that there is, the lowest first
     * @param flows who is elsewhere at its end than at its beginning
     */
    public record Month(YearMonth month, List<Integer> members, List<Flow> flows) {

        public Month {
            members = List.copyOf(members);
            flows = List.copyOf(flows);
        }
    }

    /** @param from null: in none before @param to null: in none now */
    public record Flow(@Nullable Tier from, @Nullable Tier to, int organisations) {}
}
