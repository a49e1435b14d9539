package io.lapilli.pricing;

import io.lapilli.shared.OrganisationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What decides which rates apply to a request.
 *
 * @param currency the organisation's, ISO 4217; only rates in it are candidates
 * @param tier the organisation's tier, null while it has none
 * @param at the instant of admission
 */
public record PricingContext(
        String model,
        OrganisationId organisation,
        String currency,
        @Nullable String tier,
        String serviceClass,
        Instant at) {

    PricingContext inTier(@Nullable String other) {
        return new PricingContext(model, organisation, currency, other, serviceClass, at);
    }
}
