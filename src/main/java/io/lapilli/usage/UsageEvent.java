package io.lapilli.usage;

import io.lapilli.pricing.Charge;
import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.TokenCounts;
import java.time.Instant;

/**
 * The fact that one request consumed quantities of meters. Immutable, identified once and for ever by the request.
 *
 * @param occurredAt the instant of admission, which fixed the price
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
        Charge charge) {}
