package io.lapilli.reconciliation.web;

import io.lapilli.reconciliation.ReconciliationRun;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * @param whole everything is proved, not only what has changed since its last proof
 * @param state {@code running}, {@code done} or {@code failed}
 * @param startedAt seconds since 1970
 * @param periods days of UTC that were read, counted for each organization
 * @param requests whose records were read
 * @param newDifferences those that no earlier run had found
 */
@Schema(name = "ReconciliationRun")
record RunAnswer(
        String object,
        String id,
        boolean whole,
        String state,
        long startedAt,
        @Nullable Long finishedAt,
        long organizations,
        long periods,
        long requests,
        long newDifferences) {

    static RunAnswer of(ReconciliationRun run) {
        var finished = run.finishedAt();
        return new RunAnswer(
                "reconciliation.run",
                run.id().text(),
                run.whole(),
                run.state().wire(),
                run.startedAt().getEpochSecond(),
                finished == null ? null : finished.getEpochSecond(),
                run.organisations(),
                run.periods(),
                run.requests(),
                run.newlyFound());
    }
}
