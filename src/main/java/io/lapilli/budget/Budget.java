package io.lapilli.budget;

import io.lapilli.shared.BudgetId;
import io.lapilli.shared.OrganisationId;
import java.time.Instant;

/** A limit on what an organisation, or a part of it, uses in a period. */
public record Budget(
        BudgetId id, OrganisationId organisation, BudgetScope scope, BudgetTerms terms, Instant createdAt) {

    Budget with(BudgetTerms other) {
        return new Budget(id, organisation, scope, other, createdAt);
    }
}
