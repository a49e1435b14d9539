package io.lapilli.metering;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads the frames of one segment, one after another, and says why it stops. Holds a buffer and nothing else. */
final class FrameReader {

    /** What stands at an offset. */
    enum Found {
        ENTRY,
        /** The segment was finished here. */
        SEAL,
        /** Nothing has been written here: the file's end, or zeros. */
        END,
        /** Something that is no whole frame. */
        BAD
    }

    private static final int BUFFER_BYTES = 128 * 1024;

    private final JournalFile file;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(BUFFER_BYTES + SegmentFormat.MOST_PAYLOAD).limit(0);
    private long offset;
    private long limit = Long.MAX_VALUE;
    private byte[] payload = {};

    FrameReader(JournalFile file, long offset) {
        this.file = file;
        this.offset = offset;
    }

    /** Where the next frame begins; after SEAL, END and BAD that is where they were found. */
    long offset() {
        return offset;
    }

    /** Of the frame that was read last. */
    byte[] payload() {
        return payload;
    }

    /** Reads on, up to the limit. */
    Found next() throws IOException {
        if (!fill(SegmentFormat.FRAME_BYTES)) {
            return allZero() ? Found.END : Found.BAD;
        }
        int start = buffer.position();
        int length = buffer.getInt(start);
        int checksum = buffer.getInt(start + 4);
        if (length == 0 && checksum == 0) {
            return Found.END;
        }
        if (length < 0 || length > SegmentFormat.MOST_PAYLOAD || !fill(SegmentFormat.FRAME_BYTES + length)) {
            return Found.BAD;
        }
        var frame = new byte[SegmentFormat.FRAME_BYTES + length];
        buffer.get(buffer.position(), frame);
        if (SegmentFormat.checksumOf(frame) != checksum) {
            return Found.BAD;
        }
        if (length == 0) {
            return Found.SEAL;
        }
        buffer.position(buffer.position() + frame.length);
        offset += frame.length;
        payload = Arrays.copyOfRange(frame, SegmentFormat.FRAME_BYTES, frame.length);
        return Found.ENTRY;
    }

    /** Reads nothing from here on: what lies behind may still be written. At least {@link #offset()}. */
    void limit(long limit) {
        this.limit = limit;
    }

    private boolean fill(int wanted) throws IOException {
        if (buffer.remaining() >= wanted) {
            return true;
        }
        buffer.compact();
        long at = offset + buffer.position();
        int room = buffer.limit();
        while (buffer.position() < wanted && at < limit) {
            buffer.limit((int) Math.min(room, buffer.position() + (limit - at)));
            int read = file.read(buffer, at);
            if (read < 0) {
                break;
            }
            at += read;
        }
        buffer.flip();
        return buffer.remaining() >= wanted;
    }

    private boolean allZero() {
        for (int i = buffer.position(); i < buffer.limit(); i++) {
            if (buffer.get(i) != 0) {
                return false;
            }
        }
        return true;
    }
}
