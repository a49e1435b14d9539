package io.lapilli.pricing.web;

import io.lapilli.pricing.Rate;
import io.lapilli.shared.web.WindowBody;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A rate on the wire.
 *
 * @param kind {@code contract}, {@code tier} or {@code list}: whom it is for
 */
record RateAnswer(
        String object,
        String id,
        String kind,
        String model,
        String meter,
        String price,
        long per,
        String currency,
        Instant validFrom,
        @Nullable Instant validTo,
        @Nullable String organizationId,
        @Nullable String tier,
        @Nullable String serviceClass,
        @Nullable Long promptTokensMin,
        @Nullable Long promptTokensMax,
        @Nullable WindowBody window,
        long createdAt) {

    static RateAnswer of(Rate rate) {
        return new RateAnswer(
                "rate",
                rate.id().text(),
                rate.kind().name().toLowerCase(Locale.ROOT),
                rate.model(),
                rate.meter().wire(),
                rate.price().toPlainString(),
                rate.per(),
                rate.currency(),
                rate.validFrom(),
                rate.validTo(),
                rate.organisation() == null ? null : rate.organisation().text(),
                rate.tier(),
                rate.serviceClass(),
                rate.band() == null ? null : rate.band().min(),
                rate.band() == null ? null : rate.band().max(),
                rate.window() == null ? null : WindowBody.of(rate.window()),
                rate.createdAt().getEpochSecond());
    }
}
