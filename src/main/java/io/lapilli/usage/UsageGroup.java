package io.lapilli.usage;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What a row of usage is about: each part is null unless it was asked for.
 *
 * @param user null also for the keys of service accounts
 */
public record UsageGroup(
        @Nullable ProjectId project,
        @Nullable KeyId key,
        @Nullable String model,
        @Nullable UserId user,
        @Nullable String serviceClass) {

    /** Of a total, in which nothing is told apart. */
    public static final UsageGroup ALL = new UsageGroup(null, null, null, null, null);
}
