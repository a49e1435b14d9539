package io.lapilli.catalog;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes an upstream; {@link Upstream} states the rules.
 *
 * @param apiKey the credential sent to it, in the clear: 1 to 1,000 printable ASCII characters; null: none
 */
public record UpstreamDraft(
        String name, String baseUrl, @Nullable String apiKey, Set<String> apis, boolean allowPrivate) {

    /** Keeps the credential out of logs. */
    @Override
    public String toString() {
        return "UpstreamDraft[" + name + "]";
    }
}
