package io.lapilli.budget;

import io.lapilli.apikey.ApiKeys;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.shared.BudgetId;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TypedId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What budgets limit, by the names that people gave; in at most two queries. */
@Component
public class BudgetNames {

    private final Projects projects;
    private final ApiKeys keys;

    BudgetNames(Projects projects, ApiKeys keys) {
        this.projects = projects;
        this.keys = keys;
    }

    /** The project's, key's or group's name for each budget of one organisation; empty for the organisation as a whole. */
    public Map<BudgetId, String> of(OrganisationId organisation, Collection<Budget> budgets) {
        Map<TypedId, String> known = known(organisation, budgets);
        var names = new HashMap<BudgetId, String>();
        for (Budget budget : budgets) {
            names.put(
                    budget.id(),
                    switch (budget.scope()) {
                        case BudgetScope.Whole _ -> "";
                        case BudgetScope.OfProject of ->
                            known.getOrDefault(of.project(), of.project().text());
                        case BudgetScope.OfKey of ->
                            known.getOrDefault(of.key(), of.key().text());
                        case BudgetScope.Group group -> group.name();
                    });
        }
        return names;
    }

    private Map<TypedId, String> known(OrganisationId organisation, Collection<Budget> budgets) {
        var known = new HashMap<TypedId, String>();
        if (budgets.stream().anyMatch(budget -> budget.scope() instanceof BudgetScope.OfProject)) {
            for (Project project : projects.all(organisation, true)) {
                known.put(project.id(), project.name());
            }
        }
        List<KeyId> ofKeys = budgets.stream()
                .map(Budget::scope)
                .filter(BudgetScope.OfKey.class::isInstance)
                .map(scope -> ((BudgetScope.OfKey) scope).key())
                .toList();
        if (!ofKeys.isEmpty()) {
            keys.find(organisation, ofKeys).forEach((id, key) -> known.put(id, key.name()));
        }
        return known;
    }
}
