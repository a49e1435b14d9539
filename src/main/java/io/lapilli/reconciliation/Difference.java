package io.lapilli.reconciliation;

import io.lapilli.shared.OrganisationId;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Two sides of a comparison that do not agree.
 *
 * @param day null: it is of a total over all days
 * @param zone whose day that is
 * @param expected what the left side says, for example the usage events
 * @param found what the right side says, for example the rollups
 */
public record Difference(
        OrganisationId organisation,
        Comparison comparison,
        @Nullable LocalDate day,
        String zone,
        Measure measure,
        Spot spot,
        BigDecimal expected,
        BigDecimal found) {

    /** Above 0 when the right side has too much. */
    public BigDecimal off() {
        return found.subtract(expected);
    }

    /** The same place and measure, whatever stands there: not a new difference when it was known. */
    boolean isWhere(Difference other) {
        return organisation.equals(other.organisation)
                && comparison == other.comparison
                && java.util.Objects.equals(day, other.day)
                && zone.equals(other.zone)
                && measure == other.measure
                && spot.equals(other.spot);
    }
}
