package io.lapilli.metering;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One file of the journal. Reading and writing may happen on different threads. */
interface JournalFile extends Closeable {

    /** Reads up to what the buffer takes, from an offset; -1 at the file's end. */
    int read(ByteBuffer into, long offset) throws IOException;

    /** Writes all that the buffer holds. */
    void write(ByteBuffer from, long offset) throws IOException;

    /** Returns when what was written is on the disk, even if the power goes. */
    void force() throws IOException;

    /** Cuts the file off, durably. */
    void truncate(long length) throws IOException;

    long size() throws IOException;
}
