package io.lapilli.bench;

/**
 * How an upstream streams: so many content chunks an answer, at so many a second. Chunk {@code k}
 * (from 0) is due {@code k} intervals after the request; usage and {@code [DONE]} follow one interval
 * after the last.
 */
record Pace(int chunks, int perSecond) {

    Pace {
        if (chunks < 1 || perSecond < 1) {
            throw new IllegalArgumentException("A pace needs at least one chunk and one a second");
        }
    }

    long intervalNanos() {
        return 1_000_000_000L / perSecond;
    }
}
