package io.lapilli.catalog;

import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.Changes;
import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes, changes and retires models: for the operator only. What is answered holds at once. A model is never deleted,
 * since what was charged names it.
 */
@Service
public class Models {

    private final CatalogStore store;
    private final Changes changes;
    private final NewIds ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;

    Models(
            CatalogStore store,
            Changes changes,
            NewIds ids,
            Clock clock,
            ApplicationEventPublisher events,
            TransactionOperations transactions) {
        this.store = store;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
        this.transactions = transactions;
    }

    /** All, retired ones included, the oldest first. */
    public List<Model> list() {
        return store.models();
    }

    /** @throws NotFoundException when there is none of that name; a retired one is found */
    public Model get(String name) {
        return store.model(name).orElseThrow(() -> new NotFoundException("model", name));
    }

    public Model create(ModelDraft draft) {
        return create(draft, clock.instant());
    }

    /** As if it had been made then: for histories that are made up. */
    public Model create(ModelDraft draft, Instant at) {
        return changing(() -> {
            if (store.model(draft.name()).isPresent()) {
                throw new AlreadyExistsException("model", "id", draft.name());
            }
            Model model = model(draft, at.truncatedTo(ChronoUnit.MICROS), null, List.of(), 0);
            store.insert(model);
            events.publishEvent(new ModelCreated(model));
            return model;
        });
    }

    /** Makes the model what the draft says. A deployment with the same upstream and upstream model keeps its id. */
    public Model modify(ModelDraft draft) {
        return changing(() -> {
            Model before = get(draft.name());
            return replace(
                    before,
                    model(draft, before.createdAt(), before.retiredAt(), before.deployments(), before.version() + 1));
        });
    }

    /** From now on the model is not found by callers; its prices and its usage stay. Without effect on a retired one. */
    public Model retire(String name) {
        return retiredAt(name, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Brings a retired model back. Without effect on one that is not retired. */
    public Model restore(String name) {
        return retiredAt(name, null);
    }

    /** From now on the deployment gets no new requests; those that run come to their end. Without effect if it is so. */
    public Model drain(DeploymentId id) {
        return drainedAt(id, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Lets a drained deployment have requests again. Without effect on one that is not drained. */
    public Model resume(DeploymentId id) {
        return drainedAt(id, null);
    }

    /** @throws NotFoundException when there is no such deployment */
    public Model deployedAs(DeploymentId id) {
        return store.modelOf(id)
                .flatMap(store::model)
                .orElseThrow(() -> new NotFoundException("deployment", id.text()));
    }

    private Model drainedAt(DeploymentId id, @Nullable Instant at) {
        return changing(() -> {
            Model before = deployedAs(id);
            List<Deployment> deployments = before.deployments().stream()
                    .map(one -> one.id().equals(id) && one.drained() == (at == null) ? one.drainedAt(at) : one)
                    .toList();
            return deployments.equals(before.deployments())
                    ? before
                    : replace(before, changed(before, before.retiredAt(), deployments));
        });
    }

    private static Model changed(Model before, @Nullable Instant retiredAt, List<Deployment> deployments) {
        return new Model(
                before.name(),
                before.kind(),
                before.contextWindow(),
                before.maxOutputTokens(),
                before.createdAt(),
                retiredAt,
                deployments,
                before.version() + 1);
    }

    private Model retiredAt(String name, @Nullable Instant at) {
        return changing(() -> {
            Model before = get(name);
            if ((before.retiredAt() == null) == (at == null)) {
                return before;
            }
            return replace(before, changed(before, at, before.deployments()));
        });
    }

    private Model replace(Model before, Model after) {
        store.update(after);
        events.publishEvent(new ModelModified(before, after));
        return after;
    }

    private Model model(
            ModelDraft draft, Instant createdAt, @Nullable Instant retiredAt, List<Deployment> known, int version) {
        List<Deployment> deployments = draft.deployments().stream()
                .map(wanted -> deployment(
                        wanted,
                        known.stream()
                                .filter(one -> one.upstream().equals(wanted.upstream())
                                        && one.upstreamModel().equals(wanted.upstreamModel()))
                                .findFirst()))
                .toList();
        deployments.forEach(deployment -> {
            if (store.upstream(deployment.upstream()).isEmpty()) {
                throw Checks.invalid(
                        "deployments.upstream", "not_found", "no upstream with id " + deployment.upstream());
            }
        });
        return new Model(
                draft.name(),
                draft.kind(),
                draft.contextWindow(),
                draft.maxOutputTokens(),
                createdAt,
                retiredAt,
                deployments,
                version);
    }

    private Deployment deployment(DeploymentDraft wanted, Optional<Deployment> kept) {
        Instant since = kept.map(Deployment::drainedAt).orElse(null);
        boolean drained = wanted.drained() == null ? since != null : wanted.drained();
        DeploymentTerms terms = wanted.terms();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Deployment(
                kept.map(Deployment::id).orElseGet(() -> new DeploymentId(ids.next())),
                wanted.upstream(),
                wanted.upstreamModel(),
                wanted.weight(),
                wanted.priority(),
                wanted.capField(),
                wanted.abortPolicy(),
                terms == null ? kept.map(Deployment::terms).orElse(DeploymentTerms.NONE) : terms,
                drained ? Objects.requireNonNullElse(since, now) : null);
    }

    /** The mark comes first: its row is the lock that lets one change of the catalogue after the other through. */
    private Model changing(Supplier<Model> change) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            changes.mark(Catalog.TOPIC);
            return change.get();
        }));
    }
}
