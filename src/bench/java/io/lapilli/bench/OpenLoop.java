package io.lapilli.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Sends at a fixed rate whatever the answers do, and counts latency from the instant at which a
 * request was due, so that waiting for a slow gateway is part of it. Uses 64 connections in turn; a
 * request that finds none free waits for one.
 */
final class OpenLoop implements ClientConnection.Listener {

    private static final int CONNECTIONS = 64;
    private static final long GRACE_NANOS = 10_000_000_000L;

    private final ByteBuffer request;
    private final Deque<ClientConnection> free = new ArrayDeque<>();
    private final Tally tally = new Tally();
    private final long interval;
    private final long total;
    private final long begin;
    private long sent;

    private OpenLoop(Target target, int perSecond, Duration duration) {
        request = ChatRequests.whole(target);
        interval = 1_000_000_000L / perSecond;
        total = duration.toNanos() / interval;
        begin = System.nanoTime() + 50_000_000;
    }

    /** Every due request is sent; one without an answer 10 s after the last was due has failed. */
    static Tally run(Target target, int perSecond, Duration duration) throws IOException {
        OpenLoop run = new OpenLoop(target, perSecond, duration);
        try (ClientLoop loop = new ClientLoop(target);
                Metronome _ = new Metronome(loop.selector(), run.begin, run.interval)) {
            run.free.addAll(loop.connect(CONNECTIONS, run));
            run.drive(loop);
        }
        return run.tally;
    }

    private void drive(ClientLoop loop) throws IOException {
        while (tally.ended() < total && System.nanoTime() - due(total) < GRACE_NANOS) {
            loop.poll(100);
            sendDue();
        }
        while (tally.ended() < total) {
            tally.failed("No answer");
        }
    }

    private void sendDue() throws IOException {
        while (sent < total && !free.isEmpty() && System.nanoTime() - due(sent) >= 0) {
            free.remove().send(request, due(sent++));
        }
    }

    private long due(long index) {
        return begin + index * interval;
    }

    @Override
    public void answered(ClientConnection connection) {
        tally.answered(connection.startedNanos());
        free.add(connection);
    }

    @Override
    public void failed(ClientConnection connection, String reason) {
        tally.failed(reason);
        free.add(connection);
    }
}
