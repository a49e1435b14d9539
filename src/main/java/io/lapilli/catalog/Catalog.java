package io.lapilli.catalog;

import io.lapilli.shared.Changes;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.UpstreamId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What can be called and who serves it, from memory: no call reads the database, each takes constant time. A change is
 * seen here as soon as its transaction has committed, on other nodes within a second. Thread-safe; each answer is
 * immutable, and two answers may come from two states.
 */
@Component
public class Catalog {

    static final String TOPIC = "catalog";

    private final Supplier<CatalogSnapshot> source;
    private volatile CatalogSnapshot current;

    @Autowired
    Catalog(CatalogLoader loader, Changes changes) {
        this(loader::load);
        changes.on(TOPIC, this::reload);
        reload();
    }

    private Catalog(Supplier<CatalogSnapshot> source) {
        this.source = source;
        this.current = CatalogSnapshot.of(List.of(), List.of(), Map.of());
    }

    /** A catalogue that never changes and knows no database, for tests of what stands on it. */
    public static Catalog of(
            Collection<Model> models, Collection<Upstream> upstreams, Map<UpstreamId, String> credentials) {
        CatalogSnapshot fixed = CatalogSnapshot.of(models, upstreams, credentials);
        var catalog = new Catalog(() -> fixed);
        catalog.reload();
        return catalog;
    }

    /** The model of that name; null when there is none or it is retired. */
    public @Nullable Model model(String name) {
        return current.byName().get(name);
    }

    /** Every model that is not retired, by name. */
    public List<Model> models() {
        return current.sorted();
    }

    /** @throws NotFoundException when there is no such upstream */
    public Upstream upstream(UpstreamId id) {
        Upstream upstream = current.upstreams().get(id);
        if (upstream == null) {
            throw new NotFoundException("upstream", id.text());
        }
        return upstream;
    }

    /** The secret that is sent to the upstream, in the clear; null when it takes none. Never to be logged or answered. */
    public @Nullable String credential(UpstreamId id) {
        return current.credentials().get(id);
    }

    private synchronized void reload() {
        current = source.get();
    }
}
