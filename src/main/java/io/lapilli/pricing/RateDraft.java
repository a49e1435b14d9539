package io.lapilli.pricing;

import io.lapilli.shared.CalendarWindow;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What makes a rate; {@link Rate} states the rules.
 *
 * @param validFrom null: now
 * @param validTo null: until the next rate with the same selector begins
 */
public record RateDraft(
        String model,
        Meter meter,
        BigDecimal price,
        long per,
        String currency,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        @Nullable OrganisationId organisation,
        @Nullable String tier,
        @Nullable String serviceClass,
        @Nullable RateBand band,
        @Nullable CalendarWindow window) {

    /** A list price for every request, from an instant on. */
    public static RateDraft list(
            String model, Meter meter, BigDecimal price, long per, String currency, Instant validFrom) {
        return new RateDraft(model, meter, price, per, currency, validFrom, null, null, null, null, null, null);
    }
}
