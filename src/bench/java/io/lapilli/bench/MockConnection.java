package io.lapilli.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;

/** One client of the mock: reads a request, answers it, and goes on. Without pipelining. */
final class MockConnection implements MessageHandler {

    private final MockUpstream mock;
    private final MessageReader reader = MessageReader.ofRequests(this);
    private final Wire wire;
    private byte[] body = new byte[4096];
    private int bodyLength;
    private MockRoute route = MockRoute.UNKNOWN;
    private Optional<MockStream> stream = Optional.empty();

    MockConnection(MockUpstream mock, SocketChannel channel, Selector selector) throws IOException {
        this.mock = mock;
        wire = new Wire(channel, selector, this);
    }

    /** Reads what is there; false when the client has gone. */
    boolean read(ByteBuffer buffer) throws IOException {
        int length = wire.read(buffer);
        if (length > 0) {
            reader.feed(buffer.array(), 0, length);
        }
        return length >= 0;
    }

    void flush() throws IOException {
        wire.flush();
    }

    void close() {
        stream.ifPresent(MockStream::cancel);
        wire.close();
    }

    @Override
    public void head(HttpHead head) {
        bodyLength = 0;
        route = MockRoute.of(head);
    }

    @Override
    public void body(byte[] bytes, int from, int to) {
        int length = bodyLength + to - from;
        if (length > body.length) {
            body = Arrays.copyOf(body, 2 * length);
        }
        System.arraycopy(bytes, from, body, bodyLength, to - from);
        bodyLength = length;
    }

    @Override
    public void end() throws IOException {
        if (route == MockRoute.CHAT && JsonFlag.STREAM.isTrueIn(body, bodyLength)) {
            stream = Optional.of(mock.stream(wire, JsonFlag.INCLUDE_USAGE.isTrueIn(body, bodyLength)));
        } else {
            wire.send(mock.answer(route));
        }
    }
}
