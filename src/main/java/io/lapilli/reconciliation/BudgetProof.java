package io.lapilli.reconciliation;

import io.lapilli.budget.BudgetCounts;
import io.lapilli.budget.BudgetCounts.Count;
import io.lapilli.shared.BudgetId;
import io.lapilli.shared.OrganisationId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What budgets and wallets count in memory, on this node, against rollups and ledger. */
@Component
class BudgetProof {

    private final BudgetCounts counts;

    BudgetProof(BudgetCounts counts) {
        this.counts = counts;
    }

    /** By organisation; those whose budgets all agree have none. */
    Map<OrganisationId, List<Difference>> prove() {
        var all = new HashMap<OrganisationId, List<Difference>>();
        counts.compare().stream()
                .collect(Collectors.groupingBy(Count::organisation))
                .forEach((organisation, its) -> all.put(
                        organisation,
                        its.stream()
                                .filter(count -> !count.agrees())
                                .map(BudgetProof::difference)
                                .toList()));
        return all;
    }

    private static Difference difference(Count count) {
        BudgetId budget = count.budget();
        return new Difference(
                count.organisation(),
                Comparison.BUDGETS,
                null,
                Period.UTC.getId(),
                count.money() ? Measure.AMOUNT : Measure.TOKENS,
                budget == null ? Spot.ANYWHERE : Spot.of(budget),
                count.expected(),
                count.counted());
    }
}
