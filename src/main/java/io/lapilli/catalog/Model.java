package io.lapilli.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer names in a request.
 *
 * @param contextWindow tokens, prompt and answer together, at least 1
 * @param maxOutputTokens tokens an answer may have at most; null where unknown
 * @param deployments in the order of priority, then as given; empty: nothing serves it
 */
public record Model(
        String name,
        ModelKind kind,
        int contextWindow,
        @Nullable Integer maxOutputTokens,
        Instant createdAt,
        @Nullable Instant retiredAt,
        List<Deployment> deployments,
        int version) {

    public Model {
        deployments = List.copyOf(deployments);
    }
}
