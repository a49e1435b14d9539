package io.lapilli.reconciliation;

import io.lapilli.reconciliation.ReconciliationRun.State;
import io.lapilli.shared.OrganisationId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run has come to so far; on the run's thread only. */
final class RunProgress {

    private final ReconciliationRun begun;
    private final Map<OrganisationId, Long> found = new HashMap<>();
    private long organisations;
    private long periods;
    private long requests;

    RunProgress(ReconciliationRun begun) {
        this.begun = begun;
    }

    void organisation() {
        organisations++;
    }

    void proved(Proof proof, long newlyFound) {
        periods += proof.settled().size();
        requests += proof.requests();
        found(proof.period().organisation(), newlyFound);
    }

    void found(OrganisationId organisation, long newlyFound) {
        if (newlyFound > 0) {
            found.merge(organisation, newlyFound, Long::sum);
        }
    }

    Map<OrganisationId, Long> found() {
        return found;
    }

    ReconciliationRun as(State state, @Nullable Instant finishedAt) {
        return new ReconciliationRun(
                begun.id(),
                begun.whole(),
                state,
                begun.startedAt(),
                finishedAt,
                organisations,
                periods,
                requests,
                found.values().stream().mapToLong(Long::longValue).sum());
    }
}
