package io.lapilli.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Models and upstreams that tests speak of. */
public final class CatalogFixtures {

    public static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");

    private CatalogFixtures() {}

    public static Model aChatModel(String name) {
        return new Model(name, ModelKind.CHAT, 32_768, 4_096, LONG_AGO, null, List.of(), 0);
    }

    public static Model anEmbeddingModel(String name) {
        return new Model(name, ModelKind.EMBEDDING, 8_192, null, LONG_AGO, null, List.of(), 0);
    }

    public static Catalog aCatalogOf(Model... models) {
        return Catalog.of(Stream.of(models).toList(), List.of(), Map.of());
    }
}
