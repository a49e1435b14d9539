package io.lapilli.reconciliation.web;

import io.lapilli.reconciliation.Comparison;
import io.lapilli.reconciliation.ReconciliationRun.State;
import io.lapilli.reconciliation.ReconciliationState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * @param verdict {@code agrees}, {@code differs}, {@code failed} (the last run did not come to its end) or
 *     {@code unknown} (there was none)
 * @param periods days of UTC that are proved, counted for each organization
 * @param periodsBySums those whose request records are not kept any more, so that only their sums could be compared
 * @param periodsWaiting days with usage that no run has read yet
 * @param firstDay of UTC that is proved
 * @param requests in the proved periods
 * @param differences how many there are now
 */
@Schema(name = "Reconciliation")
record ReconciliationAnswer(
        String object,
        String verdict,
        @Nullable RunAnswer lastRun,
        long periods,
        long periodsBySums,
        long periodsWaiting,
        @Nullable String firstDay,
        long requests,
        long differences,
        List<Compared> comparisons) {

    /** @param comparison what is held against what */
    @Schema(name = "ReconciliationComparison")
    record Compared(String comparison, long differences) {}

    static ReconciliationAnswer of(ReconciliationState state) {
        return new ReconciliationAnswer(
                "reconciliation",
                verdict(state),
                state.last() == null ? null : RunAnswer.of(state.last()),
                state.periods(),
                state.bySums(),
                state.waiting(),
                Objects.toString(state.since(), null),
                state.requests(),
                state.found(),
                Arrays.stream(Comparison.values())
                        .map(comparison -> new Compared(
                                comparison.wire(), state.differences().getOrDefault(comparison, 0L)))
                        .toList());
    }

    private static String verdict(ReconciliationState state) {
        var last = state.last();
        if (state.found() > 0) {
            return "differs";
        }
        if (last == null || state.running() && state.periods() == 0) {
            return "unknown";
        }
        return last.state() == State.FAILED ? "failed" : "agrees";
    }
}
