package io.lapilli.metering;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The journal's folder on a real disk. */
final class DiskFolder implements JournalFolder {

    static final Pattern SEGMENT = Pattern.compile("(\\d{12})\\.journal");
    static final String NODE = "node";
    /** So many bytes hold up a forced write beside them for about a millisecond. */
    private static final int PIECE = 512 * 1024;

    private final Path folder;
    private final FileChannel lockFile;
    private final String node;

    private DiskFolder(Path folder, FileChannel lockFile, String node) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.node = node;
    }

    /** @throws JournalUnavailable when another process, or another part of this one, works in the folder */
    static DiskFolder lock(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lockFile =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (tryLock(lockFile) == null) {
                throw new JournalUnavailable("The usage journal in " + folder.toAbsolutePath()
                        + " is in use by another process: each node needs a data folder of its own");
            }
            return new DiskFolder(folder, lockFile, nodeIn(folder));
        } catch (IOException | RuntimeException failure) {
            lockFile.close();
            throw failure;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException thisProcess) {
            return null;
        }
    }

    private static String nodeIn(Path folder) throws IOException {
        Path file = folder.resolve(NODE);
        if (!Files.exists(file)) {
            Path fresh = folder.resolve("node.new");
            Files.writeString(fresh, UUID.randomUUID().toString());
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(folder);
        }
        return Files.readString(file).strip();
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public SortedSet<Long> segments() throws IOException {
        var numbers = new TreeSet<Long>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {
                Matcher name = SEGMENT.matcher(file.getFileName().toString());
                if (name.matches()) {
                    numbers.add(Long.parseLong(name.group(1)));
                }
            });
        }
        return numbers;
    }

    @Override
    public JournalFile open(long segment) throws IOException {
        return new DiskFile(file(segment));
    }

    @Override
    public void prepareSpare(long bytes, Runnable rest) throws IOException {
        Path spare = spare();
        if (Files.exists(spare) && Files.size(spare) == bytes) {
            return;
        }
        try (var channel = FileChannel.open(
                spare, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocateDirect(PIECE);
            for (long written = 0; written < bytes; ) {
                written += channel.write(zeros.clear().limit((int) Math.min(PIECE, bytes - written)));
                channel.force(true);
                rest.run();
            }
        } catch (IOException full) {
            Files.deleteIfExists(spare);
            throw full;
        }
    }

    @Override
    public JournalFile useSpare(long segment) throws IOException {
        var file = new DiskFile(spare());
        try {
            file.write(SegmentFormat.header(segment), 0);
            file.force();
            Files.move(spare(), file(segment), StandardCopyOption.ATOMIC_MOVE);
            forceFolder(folder);
            return file;
        } catch (IOException failure) {
            file.close();
            throw failure;
        }
    }

    @Override
    public void delete(long segment) throws IOException {
        Files.deleteIfExists(file(segment));
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private Path spare() {
        return folder.resolve("spare");
    }

    private Path file(long segment) {
        return folder.resolve("%012d.journal".formatted(segment));
    }

    /** A new name is durable when its folder is. */
    private static void forceFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static final class DiskFile implements JournalFile {

        private final FileChannel channel;

        DiskFile(Path path) throws IOException {
            channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }

        @Override
        public int read(ByteBuffer into, long offset) throws IOException {
            return channel.read(into, offset);
        }

        @Override
        public void write(ByteBuffer from, long offset) throws IOException {
            long at = offset;
            while (from.hasRemaining()) {
                at += channel.write(from, at);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void truncate(long length) throws IOException {
            channel.truncate(length);
            channel.force(true);
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
