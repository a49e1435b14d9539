package io.lapilli.rehearsal;

/** Nanoseconds before the first chunk, for each token, and for each chunk after the first. */
record Pace(long first, long token, long chunk) {

    /** When, counted from the beginning, a chunk is due before which so much has come. */
    long due(int tokensBefore, int chunksBefore) {
        return first + tokensBefore * token + chunksBefore * chunk;
    }
}
