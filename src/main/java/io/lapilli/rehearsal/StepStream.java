package io.lapilli.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Iterator;
import java.util.List;

/** A body whose bytes arrive step by step. Read by one thread; the wait may be cancelled from any. */
final class StepStream extends InputStream {

    private final Wait wait;
    private final Iterator<Step> steps;
    private Step current;
    private int position;

    /** @param steps in the order of their times, the last one of a kind that ends it */
    StepStream(List<Step> steps, Wait wait) {
        this.steps = steps.iterator();
        this.current = this.steps.next();
        this.wait = wait;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** Waits for the first byte only; gives every step that is due by then, as far as there is room. */
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!wait.until(current.due())) {
            throw new SocketException("cancelled");
        }
        int count = 0;
        while (count < length && current.kind() == Step.Kind.BYTES && wait.left(current.due()) <= 0) {
            int part = Math.min(length - count, current.bytes().length - position);
            System.arraycopy(current.bytes(), position, into, offset + count, part);
            count += part;
            position += part;
            if (position == current.bytes().length) {
                current = steps.next();
                position = 0;
            }
        }
        return count > 0 ? count : ended();
    }

    private int ended() throws IOException {
        return switch (current.kind()) {
            case END -> -1;
            case CUT -> throw new SocketException("the rehearsal was told to cut the connection");
            case STALL -> throw new SocketTimeoutException("the rehearsal was told to stall");
            case BYTES -> throw new IllegalStateException("a step that is due has bytes");
        };
    }

    @Override
    public int available() {
        return current.kind() == Step.Kind.BYTES && wait.left(current.due()) <= 0
                ? current.bytes().length - position
                : 0;
    }

    @Override
    public void close() {
        wait.cancel();
    }
}
