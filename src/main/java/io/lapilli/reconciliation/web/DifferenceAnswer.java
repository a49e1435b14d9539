package io.lapilli.reconciliation.web;

import io.lapilli.reconciliation.Difference;
import io.lapilli.reconciliation.KnownDifference;
import io.lapilli.reconciliation.Spot;
import io.lapilli.shared.TypedId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two sides that do not agree, and where to look, as far as that is known.
 *
 * @param day null: it is of a total over all days
 * @param zone whose day that is
 * @param measure {@code requests}, {@code tokens}, {@code quantity} or {@code amount}
 * @param expected what the left side says, as a decimal number
 * @param found what the right side says
 * @param quarter the start of a quarter of an hour, in seconds since 1970
 * @param foundAt for the first time, in seconds since 1970
 */
@Schema(name = "ReconciliationDifference")
record DifferenceAnswer(
        String object,
        String id,
        String organizationId,
        String comparison,
        @Nullable String day,
        String zone,
        String measure,
        String expected,
        String found,
        @Nullable Long quarter,
        @Nullable String requestId,
        @Nullable String projectId,
        @Nullable String apiKeyId,
        @Nullable String model,
        @Nullable String endpoint,
        @Nullable String serviceClass,
        @Nullable String meter,
        @Nullable String budgetId,
        long foundAt) {

    static DifferenceAnswer of(KnownDifference known) {
        Difference difference = known.difference();
        Spot spot = difference.spot();
        Instant quarter = spot.quarter();
        return new DifferenceAnswer(
                "reconciliation.difference",
                known.id().text(),
                difference.organisation().text(),
                difference.comparison().wire(),
                Objects.toString(difference.day(), null),
                difference.zone(),
                difference.measure().wire(),
                difference.expected().toPlainString(),
                difference.found().toPlainString(),
                quarter == null ? null : quarter.getEpochSecond(),
                text(spot.request()),
                text(spot.project()),
                text(spot.key()),
                spot.model(),
                spot.endpoint() == null ? null : spot.endpoint().toLowerCase(java.util.Locale.ROOT),
                spot.serviceClass(),
                spot.meter(),
                text(spot.budget()),
                known.foundAt().getEpochSecond());
    }

    private static @Nullable String text(@Nullable TypedId id) {
        return id == null ? null : id.text();
    }
}
