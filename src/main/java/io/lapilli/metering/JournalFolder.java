package io.lapilli.metering;

import java.io.Closeable;
import java.io.IOException;
import java.util.SortedSet;

/** The folder that holds a node's journal, locked for this process: the seam at which tests fill and break the disk. */
interface JournalFolder extends Closeable {

    /** Identifies this folder's journal in the database, for as long as the folder lives. */
    String node();

    /** Numbers of the segments that are there. */
    SortedSet<Long> segments() throws IOException;

    JournalFile open(long segment) throws IOException;

    /**
     * Makes sure that a spare of that many zero bytes is there, on the disk, piece by piece.
     *
     * @param rest called between two pieces, so that the writes of others need not queue behind all of it
     */
    void prepareSpare(long bytes, Runnable rest) throws IOException;

    /** Turns the spare into a segment: writes its header and gives it its name, durably. */
    JournalFile useSpare(long segment) throws IOException;

    void delete(long segment) throws IOException;
}
