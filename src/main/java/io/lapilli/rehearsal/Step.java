package io.lapilli.rehearsal;

/**
 * Something that happens in the course of an answer.
 *
 * @param due nanoseconds after its beginning
 * @param bytes what arrives then; empty in a last step
 */
record Step(long due, byte[] bytes, Kind kind) {

    enum Kind {
        BYTES,
        END,
        CUT,
        STALL
    }
}
