package io.lapilli.identity;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** An account to be, made by the seller. The fields are {@link User}'s. */
public record NewUser(
        String email,
        String name,
        @Nullable PlatformRole platformRole,
        @Nullable String language,
        @Nullable ZoneId timeZone) {}
