package io.lapilli.usage;

import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.RequestId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What became of one admitted request.
 *
 * @param deployment the one that answered last; null when none was reached
 * @param status the HTTP status the client got, 499 when the client went away first
 * @param code the error's code, at most 40 characters; null when there was none
 * @param attempts deployments tried, at least 0
 * @param admittedAt kept to the microsecond, as the databases do
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
        int durationMillis) {

    public RequestRecord {
        if (model.length() > 100 || (code != null && code.length() > 40)) {
            throw new IllegalArgumentException("the model's name or the code is too long");
        }
        if (status < 100 || status > 599 || attempts < 0 || attempts > Short.MAX_VALUE || durationMillis < 0) {
            throw new IllegalArgumentException("status, attempts or duration can't be");
        }
        admittedAt = admittedAt.truncatedTo(ChronoUnit.MICROS);
    }
}
