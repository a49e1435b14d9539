package io.lapilli.tier;

import io.lapilli.pricing.KnownTiers;
import io.lapilli.pricing.TierDiscount;
import io.lapilli.pricing.TierSince;
import io.lapilli.shared.Changes;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TierId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which tiers there are and who was in which one when, in memory: no call reads the database. A change is seen here as
 * soon as its transaction has committed, on other nodes within a second. Thread-safe; each answer is immutable.
 */
@Component
public class TierDirectory implements KnownTiers {

    /** What tiers ask for and give. */
    static final String TIERS = "tiers";
    /** Who is in them. */
    static final String MEMBERS = "tier_members";

    private final TierStore tiers;
    private final AssignmentStore assignments;
    private volatile Snapshot current = new Snapshot(List.of(), Map.of(), Map.of());

    TierDirectory(TierStore tiers, AssignmentStore assignments, Changes changes) {
        this.tiers = tiers;
        this.assignments = assignments;
        changes.on(TIERS, this::load);
        changes.on(MEMBERS, this::load);
        load();
    }

    /** @param known by id, also those that are only there for the history */
    private record Snapshot(
            List<Tier> tiers, Map<TierId, Tier> known, Map<OrganisationId, List<TierAssignment>> history) {}

    /** The tiers that there are, the lowest first. */
    public List<Tier> tiers() {
        return current.tiers();
    }

    /** The tier of an organisation now; null when it has none. */
    public @Nullable Tier tierOf(OrganisationId organisation) {
        Snapshot now = current;
        List<TierAssignment> history = now.history().getOrDefault(organisation, List.of());
        return history.isEmpty() ? null : tier(now, history.getLast());
    }

    /** The tier of an organisation at an instant, as it is called and what it gives now; null when it had none. */
    public @Nullable Tier tierOf(OrganisationId organisation, Instant at) {
        Snapshot now = current;
        Tier tier = null;
        for (TierAssignment assignment : now.history().getOrDefault(organisation, List.of())) {
            if (!assignment.since().isAfter(at)) {
                tier = tier(now, assignment);
            }
        }
        return tier;
    }

    /** The tiers an organisation was in, the first one first. */
    public List<TierAssignment> history(OrganisationId organisation) {
        return current.history().getOrDefault(organisation, List.of());
    }

    /** Also one that is no longer there, but once had members. @throws NotFoundException when there never was one */
    public Tier known(TierId id) {
        Tier tier = current.known().get(id);
        if (tier == null) {
            throw new NotFoundException("tier", id.text());
        }
        return tier;
    }

    @Override
    public List<TierDiscount> discounts() {
        return tiers.discounts();
    }

    @Override
    public List<String> names() {
        return tiers().stream().map(Tier::name).toList();
    }

    @Override
    public @Nullable String nameOfTierOf(OrganisationId organisation) {
        Tier tier = tierOf(organisation);
        return tier == null ? null : tier.name();
    }

    @Override
    public List<TierSince> tiersOf(OrganisationId organisation) {
        Snapshot now = current;
        return now.history().getOrDefault(organisation, List.of()).stream()
                .map(assignment -> {
                    Tier tier = tier(now, assignment);
                    return new TierSince(assignment.since(), tier == null ? null : tier.name());
                })
                .toList();
    }

    Map<OrganisationId, List<TierAssignment>> histories() {
        return current.history();
    }

    private static @Nullable Tier tier(Snapshot now, TierAssignment assignment) {
        return assignment.tier() == null ? null : now.known().get(assignment.tier());
    }

    /** One at a time, so that an older state can't be written over a newer. */
    private synchronized void load() {
        List<TierStore.Kept> kept = tiers.kept();
        var known = new HashMap<TierId, Tier>();
        kept.forEach(one -> known.put(one.tier().id(), one.tier()));
        current = new Snapshot(
                kept.stream()
                        .filter(one -> !one.retired())
                        .map(TierStore.Kept::tier)
                        .toList(),
                Map.copyOf(known),
                assignments.all().stream().collect(Collectors.groupingBy(TierAssignment::organisation)));
    }
}
