package io.lapilli.limit;

import io.lapilli.identity.Actor;
import io.lapilli.limit.LimitEvent.RateLimitChanged;
import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.Changes;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.RateLimitId;
import io.lapilli.shared.Slice;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives and takes limits. Those of organisations, tiers and models are the seller's to give; those of projects and keys
 * their organisation's, and the organisation's own go on holding beside them. A change holds at once, on other nodes
 * within a second.
 */
@Service
public class RateLimits {

    private final RateLimitStore store;
    private final LimitTargets targets;
    private final Changes changes;
    private final NewIds ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    RateLimits(
            RateLimitStore store,
            LimitTargets targets,
            Changes changes,
            NewIds ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.targets = targets;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** Those that a project of the organisation has of its own: for all models first, then by model. */
    public List<RateLimit> of(OrganisationId organisation, ProjectId project) {
        targets.project(organisation, project);
        return store.of(LimitKind.PROJECT, project.value());
    }

    /** Those that a key of the organisation has of its own. */
    public List<RateLimit> of(OrganisationId organisation, KeyId key) {
        targets.key(organisation, key);
        return store.of(LimitKind.KEY, key.value());
    }

    /** Those that the organisation was given itself; what its tier and models give it is not among them. */
    public List<RateLimit> of(OrganisationId organisation) {
        return store.of(LimitKind.ORGANISATION, organisation.value());
    }

    /** A page of all, in the order of creation; only of one kind, or of one holder, where given. For the seller. */
    public Slice<RateLimit> list(
            Actor by, @Nullable LimitKind kind, @Nullable UUID holder, @Nullable RateLimitId after, int limit) {
        by.requireSeller();
        return Slice.of(store.page(kind, holder, after, limit + 1), limit);
    }

    /** For the seller. @throws NotFoundException when there is none of that id */
    public RateLimit get(Actor by, RateLimitId id) {
        by.requireSeller();
        return store.find(id).orElseThrow(() -> new NotFoundException("rate limit", id.text()));
    }

    /** Gives a project this allowance instead of what it had of its own; an empty one takes it away. */
    @Transactional
    public void set(
            Actor by, OrganisationId organisation, ProjectId project, @Nullable String model, Allowance allowance) {
        targets.mayLimit(by, organisation);
        targets.project(organisation, project);
        set(by, LimitHolder.of(project, model), allowance);
    }

    /** The same for a key. */
    @Transactional
    public void set(Actor by, OrganisationId organisation, KeyId key, @Nullable String model, Allowance allowance) {
        targets.mayLimit(by, organisation);
        targets.key(organisation, key);
        set(by, LimitHolder.of(key, model), allowance);
    }

    /** The same for whomever or whatever the seller limits. */
    @Transactional
    public void setBySeller(Actor by, LimitHolder holder, Allowance allowance) {
        by.requireSeller();
        targets.seller(holder);
        set(by, holder, allowance);
    }

    /** @throws AlreadyExistsException when the holder has a limit already */
    @Transactional
    public RateLimit create(Actor by, LimitHolder holder, Allowance allowance) {
        by.requireSeller();
        targets.seller(holder);
        if (allowance.isEmpty()) {
            throw new InvalidInputException("requests_per_minute", "missing_value", "at least one limit is required");
        }
        if (store.find(holder).isPresent()) {
            throw new AlreadyExistsException("rate limit", "model", String.valueOf(holder.model()));
        }
        set(by, holder, allowance);
        return store.find(holder).orElseThrow();
    }

    private void set(Actor by, LimitHolder holder, Allowance allowance) {
        targets.model(holder.model());
        // the mark's row is the lock that lets one change after the other through
        changes.mark(LimitBook.TOPIC);
        RateLimit before = store.find(holder).orElse(null);
        Allowance had = before == null ? Allowance.NONE : before.allowance();
        if (allowance.equals(had)) {
            return;
        }
        if (before == null) {
            store.insert(new RateLimit(new RateLimitId(ids.next()), holder, allowance, now()));
        } else if (allowance.isEmpty()) {
            store.delete(before.id());
        } else {
            store.update(before.id(), allowance);
        }
        events.publishEvent(new RateLimitChanged(by, holder, had, allowance));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
