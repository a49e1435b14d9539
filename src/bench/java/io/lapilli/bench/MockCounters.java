package io.lapilli.bench;

/** What the mock has seen since its start; used by its one thread only. */
final class MockCounters {

    long requests;
    long streams;
    long cancelled;
    long open;
    long chunks;

    /** {@code requests} answered at once, {@code streams} begun, those of them {@code cancelled} by
     * the client or still {@code open}, and content {@code chunks} sent. */
    String json() {
        return """
                {"requests":%d,"streams":%d,"cancelled":%d,"open":%d,"chunks":%d}""".formatted(requests, streams, cancelled, open, chunks);
    }
}
