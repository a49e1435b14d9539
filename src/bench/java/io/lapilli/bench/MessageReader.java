package io.lapilli.bench;

import java.io.IOException;

/**
 * Takes a byte stream apart into HTTP/1.1 messages, framed by length, by chunks or (answers only) by
 * the end of the connection. Bytes may arrive cut anywhere. Interim answers (1xx) are not expected.
 */
final class MessageReader {

    private enum State {
        HEAD,
        FIXED,
        SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        UNTIL_CLOSE
    }

    private final MessageHandler handler;
    private final boolean answers;
    private final HttpHead head = new HttpHead();
    private State state = State.HEAD;
    private long remaining;
    private boolean extension;
    private int lineLength;

    private MessageReader(MessageHandler handler, boolean answers) {
        this.handler = handler;
        this.answers = answers;
    }

    static MessageReader ofRequests(MessageHandler handler) {
        return new MessageReader(handler, false);
    }

    static MessageReader ofAnswers(MessageHandler handler) {
        return new MessageReader(handler, true);
    }

    void feed(byte[] bytes, int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            at = switch (state) {
                case HEAD -> head(bytes, at, to);
                case FIXED, CHUNK -> body(bytes, at, to);
                case SIZE -> size(bytes[at], at);
                case CHUNK_END -> chunkEnd(bytes[at], at);
                case TRAILER -> trailer(bytes[at], at);
                case UNTIL_CLOSE -> rest(bytes, at, to);
            };
        }
    }

    /** The peer closed: ends a body that lasts until then, and does nothing else. */
    void close() throws IOException {
        if (state == State.UNTIL_CLOSE) {
            end();
        }
    }

    private int head(byte[] bytes, int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            if (head.add(bytes[at++])) {
                begin();
                return at;
            }
        }
        return at;
    }

    private void begin() throws IOException {
        handler.head(head);
        if (head.chunked()) {
            expectSize();
        } else if (head.contentLength() > 0) {
            remaining = head.contentLength();
            state = State.FIXED;
        } else if (head.contentLength() < 0 && answers && head.status() != 204) {
            state = State.UNTIL_CLOSE;
        } else {
            end();
        }
    }

    private int body(byte[] bytes, int from, int to) throws IOException {
        int until = (int) Math.min(to, from + remaining);
        remaining -= until - from;
        handler.body(bytes, from, until);
        if (remaining == 0) {
            if (state == State.CHUNK) {
                state = State.CHUNK_END;
            } else {
                end();
            }
        }
        return until;
    }

    private void expectSize() {
        remaining = 0;
        extension = false;
        state = State.SIZE;
    }

    private int size(byte next, int at) {
        if (next == '\n') {
            lineLength = 0;
            state = remaining == 0 ? State.TRAILER : State.CHUNK;
        } else if (next == ';') {
            extension = true;
        } else if (!extension && Character.digit(next, 16) >= 0) {
            remaining = 16 * remaining + Character.digit(next, 16);
        }
        return at + 1;
    }

    private int chunkEnd(byte next, int at) {
        if (next == '\n') {
            expectSize();
        }
        return at + 1;
    }

    private int trailer(byte next, int at) throws IOException {
        if (next != '\n') {
            lineLength += next == '\r' ? 0 : 1;
        } else if (lineLength == 0) {
            end();
        } else {
            lineLength = 0;
        }
        return at + 1;
    }

    private int rest(byte[] bytes, int from, int to) throws IOException {
        handler.body(bytes, from, to);
        return to;
    }

    private void end() throws IOException {
        state = State.HEAD;
        head.clear();
        handler.end();
    }
}
