package io.lapilli.pricing;

import io.lapilli.shared.OrganisationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What prices have to know of tiers; whoever knows tiers gives it. A change of a discount marks {@link PriceBook#TOPIC}
 * in its transaction.
 */
public interface KnownTiers {

    /** Every discount there ever was, so that what was charged can be explained for ever. Reads the database. */
    List<TierDiscount> discounts();

    /** The names of the tiers there are, the lowest first, from memory. */
    List<String> names();

    /** The name of the tier an organisation is in now, from memory; null while it is in none. */
    @Nullable
    String nameOfTierOf(OrganisationId organisation);

    /** The tiers that an organisation was in, the first one first, from memory; empty when it never was in any. */
    List<TierSince> tiersOf(OrganisationId organisation);
}
