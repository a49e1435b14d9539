package io.lapilli.budget;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The tallies of one organisation, found by who pays. Immutable but for what it remembers of keys.
 *
 * @see BudgetBook
 */
final class OrganisationTallies {

    static final Tally[] NONE = {};

    /** @param tally what the organisation paid in, and what was charged to it @param since when it began to */
    record Purse(Tally tally, Instant since) {}

    final Returns returns;
    final @Nullable Purse purse;
    private final List<Tally> all;
    private final Map<String, Set<KeyId>> groups;
    private final Map<KeyId, Tally[]> byKey = new ConcurrentHashMap<>();

    OrganisationTallies(Returns returns, @Nullable Purse purse, List<Tally> budgets, Map<String, Set<KeyId>> groups) {
        this.returns = returns;
        this.purse = purse;
        this.groups = groups;
        var sorted = new ArrayList<>(budgets);
        if (purse != null) {
            sorted.add(purse.tally());
        }
        sorted.sort(Comparator.comparingLong(tally -> tally.order));
        this.all = List.copyOf(sorted);
    }

    List<Tally> all() {
        return all;
    }

    /** Those that count what a key uses, in the order in which they are locked; a key is of one project for ever. */
    Tally[] of(ProjectId project, KeyId key) {
        Tally[] known = byKey.get(key);
        if (known != null) {
            return known;
        }
        Tally[] found = all.stream()
                .filter(tally -> counts(tally.kind.scope(), project, key))
                .toArray(Tally[]::new);
        byKey.put(key, found);
        return found;
    }

    boolean counts(BudgetScope scope, ProjectId project, KeyId key) {
        return switch (scope) {
            case BudgetScope.Whole _ -> true;
            case BudgetScope.OfProject of -> of.project().equals(project);
            case BudgetScope.OfKey of -> of.key().equals(key);
            case BudgetScope.Group group ->
                groups.getOrDefault(group.name(), Set.of()).contains(key);
        };
    }

    /** Whether a request that was admitted then is charged to the wallet. */
    boolean paysInAdvance(Instant at) {
        return purse != null && !at.isBefore(purse.since());
    }

    /** The tallies of budgets by their id. */
    Map<io.lapilli.shared.BudgetId, Tally> byBudget() {
        var byId = new HashMap<io.lapilli.shared.BudgetId, Tally>();
        for (Tally tally : all) {
            Budget budget = tally.limit().budget();
            if (budget != null) {
                byId.put(budget.id(), tally);
            }
        }
        return byId;
    }
}
