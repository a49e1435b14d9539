package io.lapilli.pricing.web;

import io.lapilli.pricing.RateBand;
import io.lapilli.pricing.RateDraft;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.web.ApiException;
import io.lapilli.shared.web.WindowBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What makes a rate.
 *
 * @param price a decimal number as text, for {@code per} units
 * @param currency that of the list prices unless given
 * @param validFrom now unless given
 */
@Schema(name = "RateBody")
record RateBody(
        @Nullable String model,
        @Nullable String meter,
        @Nullable String price,
        @Nullable Long per,
        @Nullable String currency,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        @Nullable String organizationId,
        @Nullable String tier,
        @Nullable String serviceClass,
        @Nullable Long promptTokensMin,
        @Nullable Long promptTokensMax,
        @Nullable WindowBody window) {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,30})?");

    RateDraft draft(String listCurrency) {
        return new RateDraft(
                ApiException.required("model", model),
                meter(ApiException.required("meter", meter)),
                price(ApiException.required("price", price)),
                ApiException.required("per", per),
                currency == null ? listCurrency : currency,
                validFrom,
                validTo,
                organizationId == null ? null : organisation(organizationId),
                tier,
                serviceClass,
                band(),
                window == null ? null : window.window());
    }

    private @Nullable RateBand band() {
        if (promptTokensMin == null && promptTokensMax == null) {
            return null;
        }
        return new RateBand(promptTokensMin == null ? 0 : promptTokensMin, promptTokensMax);
    }

    private static Meter meter(String text) {
        return Meter.parse(text)
                .orElseThrow(() -> new InvalidInputException("meter", "unknown", "there is no meter " + text));
    }

    /** No exponents, so that a short text can't mean a number of a million digits. */
    private static BigDecimal price(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new InvalidInputException("price", "malformed", "price must be a decimal number, such as \"0.0008\"");
        }
        return new BigDecimal(text);
    }

    private static OrganisationId organisation(String text) {
        return OrganisationId.parse(text)
                .orElseThrow(() ->
                        new InvalidInputException("organization_id", "not_found", "there is no organisation " + text));
    }
}
