package io.lapilli.metering;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal from a position on, from segment to segment. Not for more than one thread; others may write
 * meanwhile.
 */
final class JournalReader implements Closeable {

    private final JournalFolder folder;
    private JournalPosition position;
    private @Nullable JournalFile file;
    private @Nullable FrameReader frames;

    JournalReader(JournalFolder folder, JournalPosition from) {
        this.folder = folder;
        this.position = from;
    }

    /** Behind what was read last. */
    JournalPosition position() {
        return position;
    }

    /**
     * The next payload in front of {@code limit}, or null when there is none.
     *
     * @param limit a position up to which everything is durable
     * @throws JournalDamaged when something else than whole frames stands in front of the limit
     */
    byte @Nullable [] next(JournalPosition limit) throws IOException {
        while (position.isBefore(limit)) {
            FrameReader reader = reader();
            boolean last = position.segment() == limit.segment();
            reader.limit(last ? limit.offset() : Long.MAX_VALUE);
            switch (reader.next()) {
                case ENTRY -> {
                    position = new JournalPosition(position.segment(), reader.offset());
                    return reader.payload();
                }
                case SEAL -> moveTo(JournalPosition.startOf(position.segment() + 1));
                case END -> throw new JournalDamaged(position, "it ends without having been finished");
                case BAD -> throw new JournalDamaged(position, "the frame is not whole or its checksum is wrong");
            }
        }
        return null;
    }

    /** Reads again from an earlier position, or from a later one. */
    void moveTo(JournalPosition other) throws IOException {
        close();
        position = other;
    }

    private FrameReader reader() throws IOException {
        if (frames == null) {
            if (!folder.segments().contains(position.segment())) {
                throw new JournalDamaged(position, "the segment's file is missing");
            }
            file = folder.open(position.segment());
            var header = java.nio.ByteBuffer.allocate(SegmentFormat.HEADER_BYTES);
            file.read(header, 0);
            if (!SegmentFormat.isHeader(header.flip(), position.segment())) {
                throw new JournalDamaged(JournalPosition.startOf(position.segment()), "the header is wrong");
            }
            frames = new FrameReader(file, position.offset());
        }
        return frames;
    }

    @Override
    public void close() throws IOException {
        frames = null;
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
