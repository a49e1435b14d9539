package io.lapilli.bench;

import java.io.IOException;

/** One streamed answer on its way: sends a chunk whenever {@link Pacer} finds it due. */
final class MockStream {

    private final Wire wire;
    private final MockAnswers answers;
    private final MockCounters counters;
    private final boolean usage;
    private final int total;
    private int next;
    private boolean over;

    MockStream(Wire wire, MockAnswers answers, MockCounters counters, int total, boolean usage) {
        this.wire = wire;
        this.answers = answers;
        this.counters = counters;
        this.total = total;
        this.usage = usage;
    }

    void begin() throws IOException {
        counters.streams++;
        counters.open++;
        wire.send(answers.streamHead);
    }

    /** Sends what is due; false when there is nothing more to come. */
    boolean advance() throws IOException {
        if (over) {
            return false;
        }
        if (next < total) {
            wire.send(answers.chunk(next++, usage));
            counters.chunks++;
            return true;
        }
        wire.send(usage ? answers.usageAndDone : answers.done);
        over = true;
        counters.open--;
        return false;
    }

    /** The client went away; counted once, and only while chunks are still to come. */
    void cancel() {
        if (!over) {
            over = true;
            counters.open--;
            counters.cancelled++;
        }
    }
}
