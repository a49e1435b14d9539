package io.lapilli.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * So many streams at once, their starts spread evenly over one interval of the upstream's pace, wave
 * after wave on the same connections. Asks for usage, so that a stream has one chunk more than its
 * content.
 */
final class PacedStreams implements ClientConnection.Listener {

    private static final long GRACE_NANOS = 30_000_000_000L;

    private final ByteBuffer request;
    private final Pace pace;
    private final StreamTally tally = new StreamTally();

    private PacedStreams(Target target, Pace pace) {
        request = ChatRequests.streamed(target);
        this.pace = pace;
    }

    /** A wave begins when all streams of the one before have ended, or 30 s after they should have. */
    static StreamTally run(Target target, Pace pace, int streams, int waves) throws IOException {
        PacedStreams run = new PacedStreams(target, pace);
        try (ClientLoop loop = new ClientLoop(target)) {
            List<ClientConnection> connections = loop.connect(streams, run);
            for (int wave = 0; wave < waves; wave++) {
                long ended = run.tally.streams.ended();
                run.begin(loop, connections);
                run.awaitEnds(loop, connections, ended + streams);
            }
        }
        return run.tally;
    }

    private void begin(ClientLoop loop, List<ClientConnection> connections) throws IOException {
        long interval = pace.intervalNanos() / connections.size();
        long due = System.nanoTime() + 50_000_000;
        try (Metronome _ = new Metronome(loop.selector(), due, interval)) {
            for (ClientConnection connection : connections) {
                while (System.nanoTime() - due < 0) {
                    loop.poll(100);
                }
                connection.send(request, due);
                due += interval;
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
