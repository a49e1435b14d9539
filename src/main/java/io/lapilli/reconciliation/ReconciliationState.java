package io.lapilli.reconciliation;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is proved now.
 *
 * @param last the newest run; null: none was ever made
 * @param periods days of UTC that are proved, counted for each organisation
 * @param bySums those of them whose request records are not kept any more: only their sums could be compared
 * @param waiting days that have usage which no run has read yet
 * @param since the first day that is proved; null: none
 * @param requests that the proved days hold
 * @param differences how many there are now, by comparison; none where all agree
 */
public record ReconciliationState(
        @Nullable ReconciliationRun last,
        long periods,
        long bySums,
        long waiting,
        @Nullable LocalDate since,
        long requests,
        Map<Comparison, Long> differences) {

    public ReconciliationState {
        differences = Map.copyOf(differences);
    }

    /** All differences together. */
    public long found() {
        return differences.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether a run is going on. */
    public boolean running() {
        return last != null && last.state() == ReconciliationRun.State.RUNNING;
    }
}
