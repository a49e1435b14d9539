package io.lapilli.tier;

import io.lapilli.identity.Actor;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.shared.Changes;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TierId;
import io.lapilli.tier.TierEvent.OrganisationTierChanged;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Puts organisations into tiers, and keeps which they were in. What is answered holds at once. */
@Service
public class TierAssignments {

    private final TierStore tiers;
    private final AssignmentStore store;
    private final OrganisationDirectory organisations;
    private final Changes changes;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;
    private final Clock clock;

    TierAssignments(
            TierStore tiers,
            AssignmentStore store,
            OrganisationDirectory organisations,
            Changes changes,
            ApplicationEventPublisher events,
            TransactionOperations transactions,
            Clock clock) {
        this.tiers = tiers;
        this.store = store;
        this.organisations = organisations;
        this.changes = changes;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Puts an organisation into a tier by hand, whatever its conditions: for the seller only. It still rises by itself
     * when the conditions of a higher one hold, so that a tier below the one that is earned does not last.
     *
     * @param tier null: into none
     */
    public void assign(Actor by, OrganisationId organisation, @Nullable TierId tier) {
        Tiers.requireSeller(by);
        var there = organisations.find(organisation);
        if (there == null || there.operator()) {
            throw new NotFoundException("organisation", organisation.text());
        }
        put(by, organisation, tier, TierReason.ASSIGNED, TierRows.now(clock));
    }

    /**
     * Without effect where the organisation is in the tier already. Of two nodes that do it at the same time, one does.
     *
     * @return whether it was done here
     */
    boolean put(Actor by, OrganisationId organisation, @Nullable TierId tier, TierReason reason, Instant at) {
        try {
            return Boolean.TRUE.equals(transactions.execute(_ -> {
                // first, so that what another thread has just done is seen before this one says that nothing is to do
                changes.mark(TierDirectory.MEMBERS);
                List<TierAssignment> history = store.of(organisation);
                TierId before = history.isEmpty() ? null : history.getLast().tier();
                Tier to = tier == null ? null : tiers.find(tier).orElseThrow(() -> notFound(tier));
                if (Objects.equals(before, tier)) {
                    return false;
                }
                store.insert(new TierAssignment(organisation, history.size() + 1, tier, at, reason, by.user()));
                events.publishEvent(new OrganisationTierChanged(
                        by, organisation, before == null ? null : tiers.known(before), to, reason));
                return true;
            }));
        } catch (DuplicateKeyException anotherNodeWasFirst) {
            return false;
        }
    }

    private static NotFoundException notFound(TierId tier) {
        return new NotFoundException("tier", tier.text());
    }
}
