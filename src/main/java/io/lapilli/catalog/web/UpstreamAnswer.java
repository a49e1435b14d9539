package io.lapilli.catalog.web;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Upstream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An upstream on the wire; whether it has a credential, never which. */
record UpstreamAnswer(
        String object,
        String id,
        String name,
        String kind,
        @Nullable String baseUrl,
        boolean hasApiKey,
        List<String> apis,
        boolean allowPrivate,
        long createdAt) {

    static UpstreamAnswer of(Upstream upstream, Catalog catalog) {
        return new UpstreamAnswer(
                "upstream",
                upstream.id().text(),
                upstream.name(),
                upstream.kind().name().toLowerCase(Locale.ROOT),
                upstream.baseUrl() == null ? null : upstream.baseUrl().toString(),
                catalog.credential(upstream.id()) != null,
                upstream.apis().stream().sorted().toList(),
                upstream.allowPrivate(),
                upstream.createdAt().getEpochSecond());
    }
}
