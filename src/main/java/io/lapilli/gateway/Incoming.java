package io.lapilli.gateway;

import io.lapilli.shared.RequestId;
import io.lapilli.usage.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * A request of a caller whose key was checked.
 *
 * @param body holds the JSON in its first {@code length} bytes; not changed by anyone from here on
 * @param rehearsal by what the rehearsal is told to misbehave
 */
public record Incoming(
        RequestId id,
        Caller caller,
        Endpoint endpoint,
        byte[] body,
        int length,
        @Nullable String rehearsal) {}
