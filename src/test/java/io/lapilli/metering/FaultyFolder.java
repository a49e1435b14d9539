package io.lapilli.metering;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.SortedSet;

/** A folder on a real disk that is full or broken when a test says so. */
final class FaultyFolder implements JournalFolder {

    private final JournalFolder disk;
    volatile boolean full;
    volatile boolean broken;
    volatile long forces;
    private volatile boolean askedInVain;

    FaultyFolder(Path path) throws IOException {
        disk = DiskFolder.lock(path);
    }

    boolean wasAskedInVain() {
        return askedInVain;
    }

    @Override
    public String node() {
        return disk.node();
    }

    @Override
    public SortedSet<Long> segments() throws IOException {
        return disk.segments();
    }

    @Override
    public JournalFile open(long segment) throws IOException {
        return new File(disk.open(segment));
    }

    @Override
    public void prepareSpare(long bytes, Runnable rest) throws IOException {
        if (full) {
            askedInVain = true;
            throw new IOException("No space left on device");
        }
        disk.prepareSpare(bytes, rest);
    }

    @Override
    public JournalFile useSpare(long segment) throws IOException {
        check();
        return new File(disk.useSpare(segment));
    }

    @Override
    public void delete(long segment) throws IOException {
        disk.delete(segment);
    }

    @Override
    public void close() throws IOException {
        disk.close();
    }

    private void check() throws IOException {
        if (broken) {
            throw new IOException("Input/output error");
        }
    }

    private final class File implements JournalFile {

        private final JournalFile file;

        File(JournalFile file) {
            this.file = file;
        }

        @Override
        public int read(ByteBuffer into, long offset) throws IOException {
            return file.read(into, offset);
        }

        @Override
        public void write(ByteBuffer from, long offset) throws IOException {
            if (broken) {
                // half of it reaches the disk
                file.write(from.limit(from.position() + from.remaining() / 2), offset);
            }
            check();
            file.write(from, offset);
        }

        @Override
        public void force() throws IOException {
            check();
            forces++;
            file.force();
        }

        @Override
        public void truncate(long length) throws IOException {
            check();
            file.truncate(length);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
