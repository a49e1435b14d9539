package io.lapilli.reconciliation;

import io.lapilli.shared.AuditableEvent;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ReconciliationId;
import java.util.Map;

/** What the proof has to tell. */
public sealed interface ReconciliationEvent {

    /**
     * Totals do not agree: published once for each difference's first sight, when a run ends.
     *
     * @param found new differences by the organisation whose totals they are in
     */
    record DifferencesFound(ReconciliationId run, Map<OrganisationId, Long> found)
            implements ReconciliationEvent, AuditableEvent {

        public DifferencesFound {
            found = Map.copyOf(found);
        }

        @Override
        public String auditName() {
            return "reconciliation.differed";
        }
    }

    /** A run began, came further or ended: screens may want to draw it. On the run's thread, some times a second. */
    record RunMoved(ReconciliationId run) implements ReconciliationEvent {}
}
