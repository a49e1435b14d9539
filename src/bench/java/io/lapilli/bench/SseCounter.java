package io.lapilli.bench;

/**
 * Counts the {@code data:} events of a stream that may arrive cut anywhere. An event whose payload
 * begins with {@code [} is {@code [DONE]}; every other one is a chunk.
 */
final class SseCounter {

    /** Told of each chunk, by its index from 0. */
    interface Listener {
        void chunk(int index);
    }

    private static final byte[] DATA = HttpHead.ascii("data:");
    private static final int SKIP = -1;

    private final Listener listener;
    private int column;
    private int chunks;
    private boolean done;

    SseCounter(Listener listener) {
        this.listener = listener;
    }

    void reset() {
        column = 0;
        chunks = 0;
        done = false;
    }

    int chunks() {
        return chunks;
    }

    boolean done() {
        return done;
    }

    void scan(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            byte next = bytes[at];
            if (next == '\n') {
                column = 0;
            } else if (column >= 0) {
                column = advance(next);
            }
        }
    }

    private int advance(byte next) {
        if (column < DATA.length) {
            return next == DATA[column] ? column + 1 : SKIP;
        }
        if (next == ' ') {
            return column;
        }
        event(next);
        return SKIP;
    }

    private void event(byte first) {
        if (first == '[') {
            done = true;
        } else {
            listener.chunk(chunks++);
        }
    }
}
