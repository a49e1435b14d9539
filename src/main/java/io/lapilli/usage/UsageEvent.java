package io.lapilli.usage;

import io.lapilli.pricing.Charge;
import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.TokenCounts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The fact that one request consumed quantities of meters. Immutable, identified once and for ever by the request.
 *
 * @param occurredAt the instant of admission, which fixed the price; kept to the microsecond, as the databases do
 * @param estimated whether the counts come from a tokenizer because the upstream gave none
 */
public record UsageEvent(
        RequestId id,
        Instant occurredAt,
        OrganisationId organisation,
        ProjectId project,
        KeyId key,
        String model,
        DeploymentId deployment,
        Endpoint endpoint,
        String serviceClass,
        TokenCounts tokens,
        boolean estimated,
        Charge charge) {

    /** Decimals of an amount that the ledger keeps exactly. */
    public static final int SCALE = 18;

    public UsageEvent {
        if (model.length() > 100 || serviceClass.length() > 30) {
            throw new IllegalArgumentException("the model's name or the service class is too long");
        }
        charge.lines().forEach(line -> {
            if (line.amount().scale() > SCALE
                    && line.amount().stripTrailingZeros().scale() > SCALE) {
                throw new IllegalArgumentException("an amount with more than 18 decimals can't be kept exactly");
            }
        });
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
    }
}
