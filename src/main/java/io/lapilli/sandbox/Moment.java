package io.lapilli.sandbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did in a session.
 *
 * @param from when a burst of typing began; the same as {@code at} of everything else
 * @param document that was typed in or restored
 * @param version the document's after it, or that a run ran with
 * @param variant that was run or made
 * @param good what a verdict says
 */
public record Moment(
        Kind kind,
        UUID by,
        Instant from,
        Instant at,
        @Nullable UUID document,
        @Nullable Integer version,
        @Nullable UUID variant,
        @Nullable Boolean good) {

    /** What was done. */
    public enum Kind {
        JOINED,
        TYPED,
        RESTORED,
        VARIANT,
        RUN,
        VERDICT
    }
}
