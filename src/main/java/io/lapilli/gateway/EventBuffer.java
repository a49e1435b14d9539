package io.lapilli.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Cuts a stream of server-sent events into whole ones, where they lie. An event ends with an empty line; lines end with
 * LF or CRLF. Bytes move only when an event does not fit behind those before it.
 */
final class EventBuffer {

    private static final int FIRST = 8192;

    private final int most;
    private final BodyMemory.Share memory;
    private byte[] bytes = new byte[FIRST];
    private int start;
    private int end;
    private int scanned;
    private int lineStart;

    /** @param most bytes that one event may have */
    EventBuffer(int most, BodyMemory.Share memory) {
        this.most = most;
        this.memory = memory;
    }

    /**
     * Takes what the stream has, at least a byte; answers whether there was any. Where events taken before lay is
     * another place after this.
     *
     * @throws EventTooLong when an event has more bytes than allowed, or than there is memory for
     */
    boolean fill(InputStream in) throws IOException {
        if (start == end) {
            move(bytes);
        } else if (end == bytes.length) {
            makeRoom();
        }
        int count = in.read(bytes, end, bytes.length - end);
        if (count > 0) {
            end += count;
        }
        return count >= 0;
    }

    private void makeRoom() throws EventTooLong {
        int pending = end - start;
        if (pending <= bytes.length / 2) {
            move(bytes);
            return;
        }
        if (pending >= most) {
            throw new EventTooLong();
        }
        int more = Math.min(Math.max(most, FIRST), bytes.length * 2);
        try {
            memory.hold(more);
        } catch (Refusal full) {
            throw new EventTooLong();
        }
        move(new byte[more]);
    }

    private void move(byte[] to) {
        System.arraycopy(bytes, start, to, 0, end - start);
        bytes = to;
        end -= start;
        scanned -= start;
        lineStart -= start;
        start = 0;
    }

    /** The byte after the next whole event, which begins at {@link #start}; -1 when there is none yet. */
    int eventEnd() {
        while (scanned < end) {
            int at = scanned++;
            if (bytes[at] == '\n') {
                boolean empty = at == lineStart || (at == lineStart + 1 && bytes[lineStart] == '\r');
                lineStart = scanned;
                if (empty) {
                    return scanned;
                }
            }
        }
        return -1;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The first byte that has not been taken. */
    int start() {
        return start;
    }

    /** The byte after the last that has arrived. */
    int end() {
        return end;
    }

    /** The event up to there is done with. */
    void take(int eventEnd) {
        start = eventEnd;
    }

    /** What was not taken, with the empty line that it lacks; empty when there is nothing but space. */
    byte[] rest() {
        String rest = new String(bytes, start, end - start, StandardCharsets.UTF_8).stripTrailing();
        return rest.isEmpty() ? new byte[0] : (rest + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** An event that nobody could mean. */
    static final class EventTooLong extends IOException {
        EventTooLong() {
            super("an event is too long");
        }
    }
}
