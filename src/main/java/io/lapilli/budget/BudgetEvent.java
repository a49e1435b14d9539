package io.lapilli.budget;

import io.lapilli.identity.Actor;
import io.lapilli.shared.AuditableEvent;
import io.lapilli.shared.OrganisationId;

/** What happened to budgets; published inside the transaction that made it true. */
public sealed interface BudgetEvent extends AuditableEvent {

    record BudgetCreated(Actor by, Budget budget) implements BudgetEvent {
        @Override
        public String auditName() {
            return "budget.created";
        }
    }

    record BudgetModified(Actor by, Budget before, Budget after) implements BudgetEvent {
        @Override
        public String auditName() {
            return "budget.modified";
        }
    }

    record BudgetDeleted(Actor by, Budget budget) implements BudgetEvent {
        @Override
        public String auditName() {
            return "budget.deleted";
        }
    }

    /** Once for each threshold and period: what mails, webhooks and notices are to tell. */
    record BudgetThresholdReached(OrganisationId organisation, Budget budget, BudgetAlert alert)
            implements BudgetEvent {
        @Override
        public String auditName() {
            return "budget.threshold_reached";
        }
    }
}
