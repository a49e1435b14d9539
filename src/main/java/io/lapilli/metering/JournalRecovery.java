package io.lapilli.metering;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finishes a segment that a process left unfinished. */
final class JournalRecovery {

    private static final Logger log = LoggerFactory.getLogger(JournalRecovery.class);

    private JournalRecovery() {}

    /**
     * Reads the last segment to its end, cuts off a frame that was being written when the process ended (nobody was
     * told that it had been kept), and seals it.
     *
     * @throws JournalDamaged when the segment had been sealed before, so that every frame of it must be whole
     */
    static void finish(JournalFolder folder, long segment) throws IOException {
        try (JournalFile file = folder.open(segment)) {
            if (!SegmentFormat.isHeader(read(file, 0, SegmentFormat.HEADER_BYTES), segment)) {
                throw new JournalDamaged(new JournalPosition(segment, 0), "the header is wrong");
            }
            var frames = new FrameReader(file, SegmentFormat.HEADER_BYTES);
            FrameReader.Found found;
            do {
                found = frames.next();
            } while (found == FrameReader.Found.ENTRY);
            if (found == FrameReader.Found.SEAL) {
                return;
            }
            if (endsWithSeal(file)) {
                throw new JournalDamaged(
                        new JournalPosition(segment, frames.offset()),
                        "the frame is not whole or its checksum is wrong, although the segment had been finished");
            }
            if (found == FrameReader.Found.BAD) {
                log.warn(
                        "Segment {} of the usage journal ends with a frame that was being written; cut off at byte {}",
                        segment,
                        frames.offset());
            }
            seal(file, frames.offset());
        }
    }

    /** Ends a segment at an offset. */
    static void seal(JournalFile file, long offset) throws IOException {
        file.truncate(offset);
        file.write(ByteBuffer.wrap(SegmentFormat.seal()), offset);
        file.force();
    }

    private static boolean endsWithSeal(JournalFile file) throws IOException {
        ByteBuffer seal = ByteBuffer.wrap(SegmentFormat.seal());
        return read(file, file.size() - SegmentFormat.FRAME_BYTES, SegmentFormat.FRAME_BYTES)
                .equals(seal);
    }

    private static ByteBuffer read(JournalFile file, long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        long at = Math.max(0, offset);
        while (bytes.hasRemaining()) {
            int read = file.read(bytes, at);
            if (read < 0) {
                break;
            }
            at += read;
        }
        return bytes.flip();
    }
}
