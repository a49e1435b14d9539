package io.lapilli.catalog;

import io.lapilli.shared.UpstreamId;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A server that answers for models. Its credential is kept encrypted and is not part of this value.
 *
 * @param name 1 to 60 printable characters
 * @param baseUrl for example {@code https://api.example.com/v1}: http or https, a host, no user, query or fragment, no
 *     slash at its end; null exactly for the rehearsal
 * @param apis what it serves: {@code chat}, {@code embeddings}, {@code responses}, {@code messages}; at least one
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

    public static final String CHAT = "chat";
    public static final String EMBEDDINGS = "embeddings";

    private static final Set<String> APIS = Set.of(CHAT, EMBEDDINGS, "responses", "messages");

    public Upstream {
        Checks.text("name", name, 60);
        if (kind == UpstreamKind.OPENAI) {
            baseUrl = BaseUrl.checked(baseUrl);
        } else if (baseUrl != null) {
            throw Checks.invalid("base_url", "not_allowed", "the rehearsal has no base_url");
        }
        if (apis.isEmpty()) {
            throw Checks.invalid("apis", "empty", "apis must name at least one API");
        }
        for (String api : apis) {
            Checks.oneOf("apis", api, APIS);
        }
        apis = Set.copyOf(apis);
    }
}
