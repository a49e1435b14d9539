package io.lapilli.tier;

import io.lapilli.identity.Actor;
import io.lapilli.pricing.PriceBook;
import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.Changes;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.TierId;
import io.lapilli.tier.TierEvent.TierCreated;
import io.lapilli.tier.TierEvent.TierDeleted;
import io.lapilli.tier.TierEvent.TierModified;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes, changes and deletes tiers: the seller's use cases. What is answered holds at once, and organisations that a
 * change lets rise do so within seconds. Terms are dated: what they were stays readable in what was charged.
 */
@Service
public class Tiers {

    private final TierStore store;
    private final AssignmentStore assignments;
    private final Changes changes;
    private final NewIds ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;

    Tiers(
            TierStore store,
            AssignmentStore assignments,
            Changes changes,
            NewIds ids,
            Clock clock,
            ApplicationEventPublisher events,
            TransactionOperations transactions) {
        this.store = store;
        this.assignments = assignments;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
        this.transactions = transactions;
    }

    /** All, the lowest first. */
    public List<Tier> list() {
        return store.tiers();
    }

    /** @throws NotFoundException when there is none of that id */
    public Tier get(TierId id) {
        return store.find(id).orElseThrow(() -> notFound(id));
    }

    /** @throws AlreadyExistsException when a tier has the name, or had it and once had members */
    public Tier create(Actor by, TierDraft draft) {
        return create(by, draft, TierRows.now(clock));
    }

    /** As if it had been made then: for histories that are made up. */
    Tier create(Actor by, TierDraft draft, Instant at) {
        requireSeller(by);
        return changing(() -> {
            List<Tier> others = store.tiers();
            int rank = rank(draft.rank(), others.size() + 1);
            var tier = new Tier(new TierId(ids.at(at.toEpochMilli())), draft.name(), rank, draft.terms(), at, at);
            try {
                store.insert(tier);
            } catch (DuplicateKeyException taken) {
                throw new AlreadyExistsException("tier", "name", draft.name());
            }
            order(others, tier);
            events.publishEvent(new TierCreated(by, tier));
            return tier;
        });
    }

    /**
     * Moves a tier, or gives it other terms from now on.
     *
     * @param rank null: where it is
     */
    public Tier modify(Actor by, TierId id, @Nullable Integer rank, TierTerms terms) {
        return modify(by, id, rank, terms, TierRows.now(clock));
    }

    Tier modify(Actor by, TierId id, @Nullable Integer rank, TierTerms terms, Instant now) {
        requireSeller(by);
        return changing(() -> {
            Tier before = get(id);
            var others = new ArrayList<>(store.tiers());
            others.removeIf(tier -> tier.id().equals(id));
            int place = rank == null ? before.rank() : rank(rank, others.size() + 1);
            boolean same = terms.equals(before.terms());
            // two changes in one microsecond: terms need an instant of their own
            Instant from =
                    now.isAfter(before.termsSince()) ? now : before.termsSince().plusNanos(1_000);
            var after =
                    new Tier(id, before.name(), place, terms, same ? before.termsSince() : from, before.createdAt());
            if (after.equals(before)) {
                return before;
            }
            if (!same) {
                store.change(id, terms, from);
            }
            store.move(id, place);
            order(others, after);
            events.publishEvent(new TierModified(by, before, after));
            return after;
        });
    }

    /**
     * Deletes a tier that nobody is in. When somebody was, its name stays taken, since what was charged names it.
     *
     * @throws TierInUseException when somebody is in it
     */
    public Tier delete(Actor by, TierId id) {
        requireSeller(by);
        return changing(() -> {
            Tier tier = get(id);
            int members = assignments.members(id);
            if (members > 0) {
                throw new TierInUseException(tier.name(), members);
            }
            if (assignments.hasHistory(id)) {
                Instant now = TierRows.now(clock);
                store.change(id, new TierTerms(tier.terms().conditions(), TierBenefits.NONE, null), now);
                store.retire(id, now);
            } else {
                store.delete(id);
            }
            List<Tier> left = store.tiers();
            for (int i = 0; i < left.size(); i++) {
                store.move(left.get(i).id(), i + 1);
            }
            events.publishEvent(new TierDeleted(by, tier));
            return tier;
        });
    }

    private void order(List<Tier> others, Tier placed) {
        for (int i = 0; i < others.size(); i++) {
            store.move(others.get(i).id(), i + 1 < placed.rank() ? i + 1 : i + 2);
        }
    }

    private static int rank(@Nullable Integer wanted, int highest) {
        return wanted == null ? highest : Math.min(wanted, highest);
    }

    /** The mark comes first: its row is the lock that lets one change of the tiers after the other through. */
    private Tier changing(Supplier<Tier> change) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            changes.mark(TierDirectory.TIERS);
            changes.mark(PriceBook.TOPIC);
            return change.get();
        }));
    }

    static void requireSeller(Actor by) {
        if (!by.seller()) {
            throw new NotPermittedException("the operator's administration");
        }
    }

    private static NotFoundException notFound(TierId id) {
        return new NotFoundException("tier", id.text());
    }
}
