package io.lapilli.metering;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How bytes lie in a segment: a header (magic, version, segment's number, checksum), then frames, each of them length,
 * checksum over length and payload, payload; big-endian. Behind the last frame there are zeros, up to the size that was
 * preallocated; a finished segment ends with a frame that seals it.
 */
final class SegmentFormat {

    static final int HEADER_BYTES = 24;
    static final int FRAME_BYTES = 8;
    static final int MOST_PAYLOAD = 64 * 1024;

    private static final long MAGIC = 0x4C41_5049_4C4C_494AL; // "LAPILLIJ"
    private static final int VERSION = 1;
    private static final byte[] SEAL = {};

    private SegmentFormat() {}

    static ByteBuffer header(long segment) {
        ByteBuffer header =
                ByteBuffer.allocate(HEADER_BYTES).putLong(MAGIC).putInt(VERSION).putLong(segment);
        header.putInt(checksum(header.array(), 0, HEADER_BYTES - 4));
        return header.flip();
    }

    static boolean isHeader(ByteBuffer header, long segment) {
        return header.remaining() == HEADER_BYTES && header.equals(header(segment));
    }

    /** A frame around a payload of 1 to {@value #MOST_PAYLOAD} bytes. */
    static byte[] frame(byte[] payload) {
        if (payload.length == 0 || payload.length > MOST_PAYLOAD) {
            throw new IllegalArgumentException("a journal entry of " + payload.length + " bytes can't be kept");
        }
        return rawFrame(payload);
    }

    /** The frame that ends a segment: its payload is empty, and its checksum tells it from the zeros behind the end. */
    static byte[] seal() {
        return rawFrame(SEAL);
    }

    private static byte[] rawFrame(byte[] payload) {
        var frame = new byte[FRAME_BYTES + payload.length];
        ByteBuffer.wrap(frame).putInt(payload.length).putInt(0).put(payload);
        ByteBuffer.wrap(frame).putInt(4, checksumOf(frame));
        return frame;
    }

    /** The checksum that a whole frame should carry. */
    static int checksumOf(byte[] frame) {
        var crc = new CRC32C();
        crc.update(frame, 0, 4);
        crc.update(frame, FRAME_BYTES, frame.length - FRAME_BYTES);
        return (int) crc.getValue();
    }

    private static int checksum(byte[] bytes, int from, int length) {
        var crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
