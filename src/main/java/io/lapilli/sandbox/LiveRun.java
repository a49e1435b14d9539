package io.lapilli.sandbox;

import io.lapilli.shared.RequestId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a variant, with what it was asked and of which text.
 *
 * @param version of the variant's document
 * @param prompt as it was sent
 * @param answer as far as it is known here
 * @param result null while it goes on
 */
record LiveRun(
        UUID id,
        UUID variant,
        UUID startedBy,
        Instant startedAt,
        Instant seenAt,
        String model,
        String parameters,
        int version,
        String prompt,
        String input,
        String answer,
        State state,
        @Nullable Result result) {

    enum State {
        RUNNING,
        DONE,
        STOPPED,
        FAILED,
        /** Its node ended. */
        LOST
    }

    /**
     * What it came to.
     *
     * @param problem why there is no answer, or not all of it
     * @param firstTokenMillis null: nothing came
     * @param pace tokens a second; null: too short to have one
     * @param cost in the session's currency; null: nothing was charged
     */
    record Result(
            @Nullable String problem,
            @Nullable Integer firstTokenMillis,
            @Nullable Double pace,
            @Nullable Long promptTokens,
            @Nullable Long answerTokens,
            @Nullable BigDecimal cost,
            @Nullable RequestId request) {}
}
