package io.lapilli.sandbox;

import io.lapilli.playground.Column;
import java.time.Instant;
import java.util.UUID;

/**
 * One way to do what the session is about.
 *
 * @param letter from 0 on: A
 * @param label may be empty
 * @param document its prompt
 */
public record Variant(UUID id, int letter, String label, UUID document, Column column, UUID madeBy, Instant madeAt) {

    /** At the same time. */
    public static final int MOST = 4;
}
