package io.lapilli.catalog;

import io.lapilli.shared.UpstreamId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The whole catalogue at one instant. Immutable; retired models are left out. */
record CatalogSnapshot(
        Map<String, Model> byName,
        List<Model> sorted,
        Map<UpstreamId, Upstream> upstreams,
        Map<UpstreamId, String> credentials) {

    static CatalogSnapshot of(
            Collection<Model> models, Collection<Upstream> upstreams, Map<UpstreamId, String> credentials) {
        List<Model> live = models.stream()
                .filter(model -> model.retiredAt() == null)
                .sorted(Comparator.comparing(Model::name))
                .toList();
        return new CatalogSnapshot(
                live.stream().collect(Collectors.toUnmodifiableMap(Model::name, Function.identity())),
                live,
                upstreams.stream().collect(Collectors.toUnmodifiableMap(Upstream::id, Function.identity())),
                Map.copyOf(new HashMap<>(credentials)));
    }
}
