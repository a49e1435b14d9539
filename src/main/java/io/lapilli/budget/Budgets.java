package io.lapilli.budget;

import io.lapilli.apikey.ApiKeys;
import io.lapilli.budget.BudgetEvent.BudgetCreated;
import io.lapilli.budget.BudgetEvent.BudgetDeleted;
import io.lapilli.budget.BudgetEvent.BudgetModified;
import io.lapilli.identity.Actor;
import io.lapilli.identity.Members;
import io.lapilli.identity.Permission;
import io.lapilli.project.Projects;
import io.lapilli.shared.BudgetId;
import io.lapilli.shared.Changes;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.Slice;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes, changes and deletes budgets. What is answered holds at once: what was used before is counted, though not what
 * is held for requests that were under way.
 */
@Service
public class Budgets {

    /** An organisation has at most so many. */
    public static final int MOST = 200;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final BudgetStore store;
    private final BudgetBook book;
    private final Members members;
    private final Projects projects;
    private final ApiKeys keys;
    private final Changes changes;
    private final NewIds ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;

    Budgets(
            BudgetStore store,
            BudgetBook book,
            Members members,
            Projects projects,
            ApiKeys keys,
            Changes changes,
            NewIds ids,
            Clock clock,
            ApplicationEventPublisher events,
            TransactionOperations transactions) {
        this.store = store;
        this.book = book;
        this.members = members;
        this.projects = projects;
        this.keys = keys;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
        this.transactions = transactions;
    }

    /** @throws NotFoundException when the organisation has no such project or key */
    public Budget create(Actor by, OrganisationId organisation, BudgetDraft draft) {
        members.require(by, organisation, Permission.MANAGE_MONEY);
        requireThere(organisation, draft.scope());
        return changing(() -> {
            if (store.count(organisation) >= MOST) {
                throw new InvalidInputException(
                        "scope", "too_many", "an organization can have at most " + MOST + " budgets");
            }
            var budget = new Budget(
                    new BudgetId(ids.next()), organisation, draft.scope(), draft.terms(), BudgetRows.now(clock));
            store.insert(budget);
            events.publishEvent(new BudgetCreated(by, budget));
            return budget;
        });
    }

    /** Applies a change to the terms as they are, alone. A threshold that has fired in this period stays fired. */
    public Budget modify(Actor by, OrganisationId organisation, BudgetId id, UnaryOperator<BudgetTerms> change) {
        members.require(by, organisation, Permission.MANAGE_MONEY);
        return changing(() -> {
            Budget before = get(organisation, id);
            Budget after = before.with(change.apply(before.terms()));
            if (!after.equals(before)) {
                store.update(after);
                events.publishEvent(new BudgetModified(by, before, after));
            }
            return after;
        });
    }

    /** It limits nothing any more; its alerts stay. */
    public Budget delete(Actor by, OrganisationId organisation, BudgetId id) {
        members.require(by, organisation, Permission.MANAGE_MONEY);
        return changing(() -> {
            Budget budget = get(organisation, id);
            store.delete(organisation, id, BudgetRows.now(clock));
            events.publishEvent(new BudgetDeleted(by, budget));
            return budget;
        });
    }

    /** @throws NotFoundException when the organisation has none of that id */
    public Budget get(OrganisationId organisation, BudgetId id) {
        return store.find(organisation, id).orElseThrow(() -> new NotFoundException("budget", id.text()));
    }

    /** A page in the order of creation, after the budget given. */
    public Slice<Budget> list(OrganisationId organisation, @Nullable BudgetId after, int limit) {
        return Slice.of(store.page(organisation, after, limit + 1), limit);
    }

    /**
     * Lets a group count a key from now on and for ever. To be done before the key is used for the first time: what it
     * used before counts too. Inside of the caller's transaction, if there is one.
     */
    public void join(OrganisationId organisation, BudgetScope.Group group, KeyId key) {
        keys.get(organisation, key);
        transactions.executeWithoutResult(_ -> {
            changes.mark(BudgetBook.TOPIC);
            store.join(new BudgetStore.GroupKey(organisation, group.name(), key));
        });
    }

    private void requireThere(OrganisationId organisation, BudgetScope scope) {
        switch (scope) {
            case BudgetScope.OfProject of -> projects.get(organisation, of.project());
            case BudgetScope.OfKey of -> {
                if (keys.get(organisation, of.key()).project() == null) {
                    throw new InvalidInputException(
                            "api_key_id", "not_allowed", "a key that manages uses nothing and has no budget");
                }
            }
            case BudgetScope.Whole _, BudgetScope.Group _ -> {}
        }
    }

    /** The mark comes first: its row lets one change after the other through. */
    private Budget changing(Supplier<Budget> change) {
        Budget done = Objects.requireNonNull(transactions.execute(_ -> {
            changes.mark(BudgetBook.TOPIC);
            return change.get();
        }));
        book.settled(PATIENCE);
        return done;
    }
}
