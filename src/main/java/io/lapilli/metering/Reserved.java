package io.lapilli.metering;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.RequestId;
import io.lapilli.usage.Endpoint;
import java.time.Instant;

/** A request was admitted. If nothing follows, it was interrupted, and the replay ends it with zero quantities. */
public record Reserved(
        RequestId id,
        Instant admittedAt,
        OrganisationId organisation,
        ProjectId project,
        KeyId key,
        String model,
        Endpoint endpoint,
        boolean streamed) {}
