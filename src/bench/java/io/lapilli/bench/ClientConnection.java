package io.lapilli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * One connection of the generator, with at most one request under way. Opens itself again when the
 * other side has closed it between two requests; a close while a request waits is its failure.
 */
final class ClientConnection implements MessageHandler {

    /** Told of every request's end, exactly once. */
    interface Listener {

        /** Answered completely and with status 200. */
        void answered(ClientConnection connection) throws IOException;

        /** Answered otherwise or not at all. */
        void failed(ClientConnection connection, String reason) throws IOException;

        /** A chunk of a streamed answer has arrived; indexes begin with 0. */
        default void chunk(ClientConnection connection, int index) {}
    }

    private static final int EXCERPT = 300;
    private static final int CONNECT_MILLIS = 5000;

    private final Selector selector;
    private final SocketAddress address;
    private final Listener listener;
    private final SseCounter events = new SseCounter(index -> chunk(index));
    private final StringBuilder excerpt = new StringBuilder();
    private MessageReader reader = MessageReader.ofAnswers(this);
    private Wire wire;
    private boolean open;
    private boolean waiting;
    private boolean closing;
    private int status;
    private long startedNanos;

    ClientConnection(Selector selector, SocketAddress address, Listener listener) throws IOException {
        this.selector = selector;
        this.address = address;
        this.listener = listener;
        open();
    }

    /** Sends a request whose latency counts from the given instant of {@link System#nanoTime}. */
    void send(ByteBuffer request, long fromNanos) throws IOException {
        startedNanos = fromNanos;
        waiting = true;
        status = 0;
        excerpt.setLength(0);
        events.reset();
        if (!open) {
            open();
        }
        try {
            wire.send(request);
        } catch (IOException e) {
            request.rewind();
            broken(e.toString());
        }
    }

    boolean waiting() {
        return waiting;
    }

    long startedNanos() {
        return startedNanos;
    }

    /** The events of the answer that has just ended or is under way. */
    SseCounter events() {
        return events;
    }

    void ready(SelectionKey key, ByteBuffer buffer) {
        try {
            if (key.isWritable()) {
                wire.flush();
            }
            if (key.isReadable()) {
                read(buffer);
            }
        } catch (IOException e) {
            broken(e.toString());
        }
    }

    private void read(ByteBuffer buffer) throws IOException {
        int length = wire.read(buffer);
        if (length > 0) {
            reader.feed(buffer.array(), 0, length);
        } else if (length < 0) {
            Wire ended = wire;
            reader.close();
            if (wire == ended) {
                broken("The connection was closed before the answer was complete");
            }
        }
    }

    @Override
    public void head(HttpHead head) {
        status = head.status();
        closing = head.closing() || head.contentLength() < 0 && !head.chunked();
    }

    @Override
    public void body(byte[] bytes, int from, int to) {
        if (status == 200) {
            events.scan(bytes, from, to);
        } else if (excerpt.length() < EXCERPT) {
            int length = Math.min(to - from, EXCERPT - excerpt.length());
            excerpt.append(new String(bytes, from, length, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void end() throws IOException {
        waiting = false;
        if (closing) {
            close();
        }
        if (status == 200) {
            listener.answered(this);
        } else {
            listener.failed(this, "Status " + status + ": " + excerpt);
        }
    }

    private void chunk(int index) {
        listener.chunk(this, index);
    }

    private void open() throws IOException {
        reader = MessageReader.ofAnswers(this);
        SocketChannel channel = SocketChannel.open();
        channel.socket().connect(address, CONNECT_MILLIS);
        wire = new Wire(channel, selector, this);
        open = true;
    }

    void close() {
        if (open) {
            wire.close();
            open = false;
        }
    }

    private void broken(String reason) {
        close();
        if (waiting) {
            waiting = false;
            try {
                listener.failed(this, reason);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
