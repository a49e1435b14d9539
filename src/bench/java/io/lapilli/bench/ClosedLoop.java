package io.lapilli.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Every connection sends its next request as soon as it has the answer to the one before. */
final class ClosedLoop implements ClientConnection.Listener {

    private static final long GRACE_NANOS = 10_000_000_000L;

    private final ByteBuffer request;
    private final long deadline;
    private final Tally tally = new Tally();
    private long sent;

    private ClosedLoop(Target target, Duration duration) {
        request = ChatRequests.whole(target);
        deadline = System.nanoTime() + duration.toNanos();
    }

    /** Requests under way at the deadline are waited for, 10 s at most, and counted. */
    static Tally run(Target target, int connections, Duration duration) throws IOException {
        try (ClientLoop loop = new ClientLoop(target)) {
            ClosedLoop run = new ClosedLoop(target, duration);
            for (ClientConnection connection : loop.connect(connections, run)) {
                run.next(connection);
            }
            run.await(loop);
            return run.tally;
        }
    }

    private void await(ClientLoop loop) throws IOException {
        while (tally.ended() < sent && System.nanoTime() - deadline < GRACE_NANOS) {
            loop.poll(100);
        }
        while (tally.ended() < sent) {
            tally.failed("No answer");
        }
    }

    @Override
    public void answered(ClientConnection connection) throws IOException {
        tally.answered(connection.startedNanos());
        next(connection);
    }

    @Override
    public void failed(ClientConnection connection, String reason) throws IOException {
        tally.failed(reason);
        next(connection);
    }

    private void next(ClientConnection connection) throws IOException {
        long now = System.nanoTime();
        if (now - deadline < 0) {
            sent++;
            connection.send(request, now);
        }
    }
}
