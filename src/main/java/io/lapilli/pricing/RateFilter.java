package io.lapilli.pricing;

import io.lapilli.shared.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * Which rates are meant; null does not restrict.
 *
 * @param organisation only its contract
 */
public record RateFilter(
        @Nullable String model,
        @Nullable OrganisationId organisation,
        @Nullable RateKind kind,
        Time time) {

    /** Every rate there ever was. */
    public static final RateFilter ALL = new RateFilter(null, null, null, Time.ANY);

    /** When it is valid, seen from now. */
    public enum Time {
        NOW,
        TO_COME,
        ENDED,
        ANY
    }
}
