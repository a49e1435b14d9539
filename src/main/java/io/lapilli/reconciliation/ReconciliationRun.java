package io.lapilli.reconciliation;

import io.lapilli.shared.ReconciliationId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One run of the proof.
 *
 * @param whole everything was proved, not only what has changed
 * @param finishedAt null while it runs
 * @param organisations whose usage was read
 * @param periods days of UTC that were proved, counted for each organisation
 * @param requests whose records were read
 * @param newlyFound differences that no earlier run had found
 */
public record ReconciliationRun(
        ReconciliationId id,
        boolean whole,
        State state,
        Instant startedAt,
        @Nullable Instant finishedAt,
        long organisations,
        long periods,
        long requests,
        long newlyFound) {

    /** How far it came. */
    public enum State {
        RUNNING,
        DONE,
        /** The database was away, or the portal was stopped: what it had proved before stays proved. */
        FAILED;

        /** The name on the wire. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
