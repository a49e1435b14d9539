package io.lapilli.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/**
 * So many streams at once, wave after wave on the same connections. Asks for usage, so that a stream
 * has one chunk more than its content.
 */
final class PacedStreams implements ClientConnection.Listener {

    private static final double GOLDEN = 0.618;
    private static final long GRACE_NANOS = 30_000_000_000L;

    private final ByteBuffer request;
    private final Pace pace;
    private final long betweenStarts;
    private final StreamTally tally = new StreamTally();

    private PacedStreams(Target target, Pace pace, long betweenStarts) {
        request = ChatRequests.streamed(target);
        this.pace = pace;
        this.betweenStarts = betweenStarts;
    }

    /**
     * Starts are spread evenly over one interval of the upstream's pace. A wave begins when all streams of the one before
     * have ended, or 30 s after they should have.
     */
    static StreamTally run(Target target, Pace pace, int streams, int waves) throws IOException {
        return new PacedStreams(target, pace, pace.intervalNanos() / streams).run(target, streams, waves);
    }

    /**
     * One wave whose starts take about so long. They are no even part or multiple of the upstream's interval apart, so
     * that their chunks don't come in step.
     */
    static StreamTally run(Target target, Pace pace, int streams, Duration starts) throws IOException {
        double intervals = (double) starts.toNanos() / streams / pace.intervalNanos();
        double apart = intervals < 1 ? 1 / (Math.floor(1 / intervals) + GOLDEN) : Math.floor(intervals) + GOLDEN;
        return new PacedStreams(target, pace, (long) (apart * pace.intervalNanos())).run(target, streams, 1);
    }

    private StreamTally run(Target target, int streams, int waves) throws IOException {
        try (ClientLoop loop = new ClientLoop(target)) {
            List<ClientConnection> connections = loop.connect(streams, this);
            for (int wave = 0; wave < waves; wave++) {
                long ended = tally.streams.ended();
                begin(loop, connections);
                awaitEnds(loop, connections, ended + streams);
            }
        }
        return tally;
    }

    private void begin(ClientLoop loop, List<ClientConnection> connections) throws IOException {
        long due = System.nanoTime() + 50_000_000;
        try (Metronome _ = new Metronome(loop.selector(), due, betweenStarts)) {
            for (ClientConnection connection : connections) {
                while (System.nanoTime() - due < 0) {
                    loop.poll(100);
                }
                connection.send(request, due);
                due += betweenStarts;
            }
        }
    }

    private void awaitEnds(ClientLoop loop, List<ClientConnection> connections, long wanted) throws IOException {
        long deadline = System.nanoTime() + pace.chunks() * pace.intervalNanos() + GRACE_NANOS;
        while (tally.streams.ended() < wanted && System.nanoTime() - deadline < 0) {
            loop.poll(100);
        }
        for (ClientConnection connection : connections) {
            if (connection.waiting()) {
                connection.close();
                failed(connection, "The stream did not end");
            }
        }
    }

    @Override
    public void chunk(ClientConnection connection, int index) {
        if (index < pace.chunks()) {
            long due = connection.startedNanos() + index * pace.intervalNanos();
            tally.delay.record(System.nanoTime() - due);
        }
    }

    @Override
    public void answered(ClientConnection connection) {
        tally.ended(connection, pace);
    }

    @Override
    public void failed(ClientConnection connection, String reason) {
        tally.failed(connection, pace, reason);
    }
}
