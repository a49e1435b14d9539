package io.lapilli.metering;

import io.lapilli.shared.LapilliSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads out this node's journal while it is written. */
@Component
public class JournalBackup {

    private final JournalLedger ledger;
    private final Path folder;

    JournalBackup(JournalLedger ledger, LapilliSettings settings) {
        this.ledger = ledger;
        this.folder = settings.data().resolve("journal");
    }

    /** Takes one file. */
    public interface Sink {

        /** @param name in the journal's folder; the content is closed by the caller */
        void take(String name, InputStream content) throws IOException;
    }

    /**
     * Hands over what is durable when it is called, and not a byte that is written meanwhile. The database's state has to
     * be taken afterwards: a segment that is let go of during the copy is left out, since the database has it then.
     *
     * @throws JournalUnavailable before the journal is open, and after its close
     */
    public void copy(Sink sink) throws IOException {
        JournalPosition durable = ledger.durable();
        try (InputStream node = Files.newInputStream(folder.resolve(DiskFolder.NODE))) {
            sink.take(DiskFolder.NODE, node);
        }
        for (Path segment : segments()) {
            copy(segment, durable, sink);
        }
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> DiskFolder.SEGMENT
                            .matcher(file.getFileName().toString())
                            .matches())
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path segment, JournalPosition durable, Sink sink) throws IOException {
        String name = segment.getFileName().toString();
        var matcher = DiskFolder.SEGMENT.matcher(name);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) > durable.segment()) {
            return;
        }
        boolean active = Long.parseLong(matcher.group(1)) == durable.segment();
        try (var channel = FileChannel.open(segment);
                var content =
                        new FrontOf(Channels.newInputStream(channel), active ? durable.offset() : Long.MAX_VALUE)) {
            sink.take(name, content);
        } catch (NoSuchFileException letGo) {
            // everything in it is in the database
        }
    }

    /** The first bytes of a stream. */
    private static final class FrontOf extends InputStream {

        private final InputStream whole;
        private long left;

        FrontOf(InputStream whole, long left) {
            this.whole = whole;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            return left-- > 0 ? whole.read() : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = whole.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }

        @Override
        public void close() throws IOException {
            whole.close();
        }
    }
}
