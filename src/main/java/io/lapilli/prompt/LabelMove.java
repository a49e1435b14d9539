package io.lapilli.prompt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a label came to point somewhere else.
 *
 * @param before null: the label was new
 * @param after null: the label was removed
 * @param rolledBack whether it went back to where it had pointed
 * @param byName who did it; null when nobody with a name did
 */
public record LabelMove(
        String label,
        @Nullable Integer before,
        @Nullable Integer after,
        boolean rolledBack,
        @Nullable String byName,
        Instant at) {}
