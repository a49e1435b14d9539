package io.lapilli.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/** The generator's one selector and its connections to one target. Used by one thread. */
final class ClientLoop implements AutoCloseable {

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    private final List<ClientConnection> connections = new ArrayList<>();
    private final Target target;

    ClientLoop(Target target) throws IOException {
        this.target = target;
    }

    /** Opens so many connections before the clock starts. */
    List<ClientConnection> connect(int count, ClientConnection.Listener listener) throws IOException {
        for (int i = 0; i < count; i++) {
            connections.add(new ClientConnection(selector, target.address(), listener));
        }
        return connections;
    }

    Selector selector() {
        return selector;
    }

    /** Waits at most so long for an answer or a wake-up, and handles what has arrived. */
    void poll(long millis) throws IOException {
        selector.select(this::ready, millis);
    }

    private void ready(SelectionKey key) {
        ((ClientConnection) key.attachment()).ready(key, buffer);
    }

    @Override
    public void close() throws IOException {
        connections.forEach(ClientConnection::close);
        selector.close();
    }
}
