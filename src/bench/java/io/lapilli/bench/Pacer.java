package io.lapilli.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Keeps open streams in the order in which they are due. All have the same interval, so a queue
 * whose head goes back to its tail stays sorted.
 */
final class Pacer {

    private record Due(long nanos, MockStream stream) {}

    private final long interval;
    private final Queue<Due> queue = new ArrayDeque<>();

    Pacer(Pace pace) {
        interval = pace.intervalNanos();
    }

    /** Begins a stream: its first chunk is due at once. */
    void start(MockStream stream) throws IOException {
        stream.begin();
        advance(stream, System.nanoTime());
    }

    void sendDue() {
        long now = System.nanoTime();
        while (!queue.isEmpty() && queue.peek().nanos - now <= 0) {
            Due due = queue.remove();
            try {
                advance(due.stream, due.nanos);
            } catch (IOException e) {
                due.stream.cancel();
            }
        }
    }

    /** Milliseconds to the next chunk, at least 1, or 0 when nothing is to come. */
    long millisToNext() {
        if (queue.isEmpty()) {
            return 0;
        }
        long nanos = queue.peek().nanos - System.nanoTime();
        return Math.max(1, (nanos + 999_999) / 1_000_000);
    }

    private void advance(MockStream stream, long now) throws IOException {
        if (stream.advance()) {
            queue.add(new Due(now + interval, stream));
        }
    }
}
