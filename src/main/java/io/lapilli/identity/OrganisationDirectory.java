package io.lapilli.identity;

import io.lapilli.shared.Changes;
import io.lapilli.shared.OrganisationId;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Every organisation, in memory: for what is asked at each request. Right on this node as soon as a change is
 * committed, on the others within half a second. Lookups are O(1), lock-free and never touch the database.
 */
@Component
public class OrganisationDirectory {

    /** The topic of everything in memory that this module holds. */
    static final String TOPIC = "identity";

    private final OrganisationStore store;
    private volatile Map<OrganisationId, Organisation> all = Map.of();

    OrganisationDirectory(OrganisationStore store, Changes changes) {
        this.store = store;
        changes.on(TOPIC, this::load);
        load();
    }

    public @Nullable Organisation find(OrganisationId id) {
        return all.get(id);
    }

    /** All of them, the operator's own included, in no order. */
    public Collection<Organisation> all() {
        return all.values();
    }

    /** One at a time, so that an older state can't be written over a newer. */
    private synchronized void load() {
        all = store.all().stream().collect(Collectors.toUnmodifiableMap(Organisation::id, Function.identity()));
    }

    /** The seller's own; there from the start on. */
    public Organisation operator() {
        return all.values().stream()
                .filter(Organisation::operator)
                .findAny()
                .orElseThrow(() -> new IllegalStateException("the operator organisation was not made yet"));
    }
}
