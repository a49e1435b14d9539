package io.lapilli.gateway;

import io.lapilli.gateway.upstream.UpstreamBody;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Bytes with a few places changed and everything else as it came, without a copy of the whole. */
final class SplicedBody implements UpstreamBody {

    /** Takes what is to be written, piece by piece. */
    @FunctionalInterface
    interface Writer {
        void write(byte[] bytes, int from, int length) throws IOException;
    }

    private final byte[] bytes;
    private final int end;
    private final List<Edit> edits;
    private final int length;

    /** @param edits in the order of their places, none overlapping */
    SplicedBody(byte[] bytes, int end, List<Edit> edits) {
        this.bytes = bytes;
        this.end = end;
        this.edits = edits;
        int sum = end;
        for (Edit edit : edits) {
            sum += edit.growth();
        }
        this.length = sum;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        pieces(out::write);
    }

    void pieces(Writer writer) throws IOException {
        int from = 0;
        for (Edit edit : edits) {
            writer.write(bytes, from, edit.start() - from);
            writer.write(edit.with(), 0, edit.with().length);
            from = edit.end();
        }
        writer.write(bytes, from, end - from);
    }

    @Override
    public byte[] toBytes() {
        byte[] copy = new byte[length];
        int from = 0;
        int to = 0;
        for (Edit edit : edits) {
            to = append(copy, to, bytes, from, edit.start());
            to = append(copy, to, edit.with(), 0, edit.with().length);
            from = edit.end();
        }
        append(copy, to, bytes, from, end);
        return copy;
    }

    private static int append(byte[] copy, int at, byte[] from, int start, int end) {
        System.arraycopy(from, start, copy, at, end - start);
        return at + end - start;
    }
}
