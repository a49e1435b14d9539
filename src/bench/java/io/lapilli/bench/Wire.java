package io.lapilli.bench;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** One non-blocking connection: writes at once, and keeps what the socket does not take yet. */
final class Wire {

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Deque<ByteBuffer> backlog = new ArrayDeque<>();

    /** Takes over a connected channel; the attachment is what the selector's key will carry. */
    Wire(SocketChannel channel, Selector selector, Object attachment) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        key = channel.register(selector, SelectionKey.OP_READ, attachment);
    }

    /** Sends all of the buffer, now or later; the buffer is rewound and may be shared. */
    void send(ByteBuffer bytes) throws IOException {
        if (backlog.isEmpty()) {
            channel.write(bytes);
        }
        if (bytes.hasRemaining()) {
            backlog.add(ByteBuffer.allocate(bytes.remaining()).put(bytes).flip());
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
        bytes.rewind();
    }

    /** Goes on with the backlog; to be called when the selector says that the socket takes more. */
    void flush() throws IOException {
        while (!backlog.isEmpty()) {
            channel.write(backlog.peek());
            if (backlog.peek().hasRemaining()) {
                return;
            }
            backlog.remove();
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    /** Bytes read into the cleared buffer, or -1 at the end of the connection. */
    int read(ByteBuffer into) throws IOException {
        return channel.read(into.clear());
    }

    void close() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            // The connection is given up either way.
        }
    }
}
