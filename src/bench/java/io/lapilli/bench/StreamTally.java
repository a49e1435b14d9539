package io.lapilli.bench;

/**
 * What came of a run's streams. {@code chunksLost} counts the chunks that a stream had too few or
 * too many, and a missing {@code [DONE]} as one; {@code delay} is a content chunk's arrival after
 * the instant at which an upstream without any gateway would have had it due.
 */
final class StreamTally {

    final Tally streams = new Tally();
    final LatencyHistogram delay = new LatencyHistogram();
    long chunks;
    long chunksLost;

    /** Counts a stream that has ended with status 200. */
    void ended(ClientConnection connection, Pace pace) {
        SseCounter events = connection.events();
        chunks += Math.min(events.chunks(), pace.chunks());
        chunksLost += Math.abs(events.chunks() - pace.chunks() - 1) + (events.done() ? 0 : 1);
        streams.answered(connection.startedNanos());
    }

    /** Counts a stream that was refused or broke. */
    void failed(ClientConnection connection, Pace pace, String reason) {
        int arrived = Math.min(connection.events().chunks(), pace.chunks());
        chunks += arrived;
        chunksLost += pace.chunks() + 2 - arrived;
        streams.failed(reason);
    }
}
