package io.lapilli.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An OpenAI-compatible upstream that costs next to nothing: one thread, one selector, answers
 * rendered beforehand. Streams are paced to the millisecond. {@code GET /stats} answers
 * {@link MockCounters}. Options: {@code --port} (0 takes a free one, printed at start),
 * {@code --chunks} a stream and {@code --per-second}; with {@code --least-chunks} a stream has any
 * number of chunks from that one on.
 */
public final class MockUpstream {

    private final Selector selector = Selector.open();
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    private final MockCounters counters = new MockCounters();
    private final Pace pace;
    private final int leastChunks;
    private final Pacer pacer;
    private final MockAnswers answers;

    private MockUpstream(int port, Pace pace, int leastChunks) throws IOException {
        this.pace = pace;
        this.leastChunks = leastChunks;
        pacer = new Pacer(pace);
        answers = new MockAnswers(pace.chunks());
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    public static void main(String[] args) throws IOException {
        Options options = Options.parse(args, Set.of("port", "chunks", "per-second", "least-chunks"));
        Pace pace = new Pace(options.number("chunks", 60), options.number("per-second", 30));
        MockUpstream mock =
                new MockUpstream(options.number("port", 9000), pace, options.number("least-chunks", pace.chunks()));
        System.out.println("Mock upstream on " + mock.server.getLocalAddress());
        mock.serve();
    }

    private void serve() throws IOException {
        while (true) {
            selector.select(this::ready, pacer.millisToNext());
            pacer.sendDue();
        }
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof MockConnection connection) {
            try {
                exchange(key, connection);
            } catch (IOException e) {
                connection.close();
            }
        } else {
            accept();
        }
    }

    private void exchange(SelectionKey key, MockConnection connection) throws IOException {
        if (key.isWritable()) {
            connection.flush();
        }
        if (key.isReadable() && !connection.read(buffer)) {
            connection.close();
        }
    }

    private void accept() {
        try {
            SocketChannel channel = server.accept();
            if (channel != null) {
                new MockConnection(this, channel, selector);
            }
        } catch (IOException e) {
            System.err.println("A connection could not be accepted: " + e);
        }
    }

    MockStream stream(Wire wire, boolean usage) throws IOException {
        MockStream stream = new MockStream(
                wire, answers, counters, ThreadLocalRandom.current().nextInt(leastChunks, pace.chunks() + 1), usage);
        pacer.start(stream);
        return stream;
    }

    ByteBuffer answer(MockRoute route) {
        counters.requests += route == MockRoute.STATS ? 0 : 1;
        return switch (route) {
            case CHAT -> answers.completion;
            case EMBEDDINGS -> answers.embedding;
            case MODELS -> answers.models;
            case STATS -> MockAnswers.json("200 OK", counters.json());
            case UNKNOWN -> answers.notFound;
        };
    }
}
