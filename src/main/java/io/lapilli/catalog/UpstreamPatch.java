package io.lapilli.catalog;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What changes of an upstream; null leaves a part as it is.
 *
 * @param apiKey the new credential; empty: from now on none
 */
public record UpstreamPatch(
        @Nullable String name,
        @Nullable String baseUrl,
        @Nullable String apiKey,
        @Nullable Set<String> apis,
        @Nullable Boolean allowPrivate) {

    /** Keeps the credential out of logs. */
    @Override
    public String toString() {
        return "UpstreamPatch[" + name + "]";
    }
}
