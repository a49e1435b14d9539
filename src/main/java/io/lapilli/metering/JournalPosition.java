package io.lapilli.metering;

/**
 * A place between two frames of a node's journal.
 *
 * @param segment number of the file, at least 1
 * @param offset bytes from the file's start
 */
record JournalPosition(long segment, long offset) implements Comparable<JournalPosition> {

    static JournalPosition startOf(long segment) {
        return new JournalPosition(segment, SegmentFormat.HEADER_BYTES);
    }

    @Override
    public int compareTo(JournalPosition other) {
        int bySegment = Long.compare(segment, other.segment);
        return bySegment != 0 ? bySegment : Long.compare(offset, other.offset);
    }

    boolean isBefore(JournalPosition other) {
        return compareTo(other) < 0;
    }
}
