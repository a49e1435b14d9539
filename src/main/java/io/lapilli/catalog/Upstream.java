package io.lapilli.catalog;

import io.lapilli.shared.UpstreamId;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A server that answers for models. Its credential is kept encrypted and is not part of this value.
 *
 * @param baseUrl for example {@code https://api.example.com/v1}, without a slash at its end; null for the rehearsal
 * @param apis what it serves: {@code chat}, {@code embeddings}, {@code responses}, {@code messages}
 * @param allowPrivate whether a private or loopback address is allowed for it
 */
public record Upstream(
        UpstreamId id,
        String name,
        UpstreamKind kind,
        @Nullable URI baseUrl,
        Set<String> apis,
        boolean allowPrivate,
        Instant createdAt,
        int version) {

    public Upstream {
        apis = Set.copyOf(apis);
    }
}
