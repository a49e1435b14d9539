package io.lapilli.usage;

import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.RequestId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one admitted request.
 *
 * @param deployment the one that answered last; null when none was reached
 * @param status the HTTP status the client got, 499 when the client went away first
 * @param code the error's code; null when there was none
 * @param attempts deployments tried, at least 0
 * @param firstTokenMillis from admission to the first byte of content; null when there was none
 * @param durationMillis from admission to the end
 */
public record RequestRecord(
        RequestId id,
        OrganisationId organisation,
        ProjectId project,
        KeyId key,
        String model,
        @Nullable DeploymentId deployment,
        Endpoint endpoint,
        boolean streamed,
        int status,
        @Nullable String code,
        int attempts,
        Instant admittedAt,
        @Nullable Integer firstTokenMillis,
        int durationMillis) {}
