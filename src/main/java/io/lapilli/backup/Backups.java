package io.lapilli.backup;

import io.lapilli.metering.JournalBackup;
import io.lapilli.shared.LapilliSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Writes backups into the folder {@code backups} of the data folder, readable by the portal's user only: they hold the
 * secret. Each is whole or not there. One is made at a time; nothing else waits for it.
 */
@Service
public class Backups {

    private static final Logger log = LoggerFactory.getLogger(Backups.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final ReentrantLock one = new ReentrantLock();
    private final Path data;
    private final JournalBackup journal;
    private final EmbeddedDatabase database;
    private final Clock clock;

    Backups(LapilliSettings settings, JournalBackup journal, EmbeddedDatabase database, Clock clock) {
        this.data = settings.data();
        this.journal = journal;
        this.database = database;
        this.clock = clock;
    }

    /** What a backup can hold. */
    public enum Part {
        JOURNAL,
        /** The embedded database; another one has a backup of its own, to be made after the journal's. */
        DATABASE,
        /** Unless it is a setting. */
        SECRET
    }

    /** A file that was written. */
    public record Backup(Path file, long bytes, List<Part> parts, Instant at) {}

    /**
     * Makes one. It holds every request that had been answered when it began, and each of them once.
     *
     * @throws UncheckedIOException when it can't be written; nothing is left behind then
     * @throws io.lapilli.metering.JournalUnavailable while the portal starts or stops
     */
    public Backup make() {
        one.lock();
        try {
            return write(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        } catch (IOException failure) {
            throw new UncheckedIOException("the backup can't be written", failure);
        } finally {
            one.unlock();
        }
    }

    private Backup write(Instant at) throws IOException {
        Path folder = Files.createDirectories(data.resolve("backups"));
        Path unfinished = Files.createTempFile(folder, ".backup", null);
        try {
            List<Part> parts;
            try (OutputStream file = Files.newOutputStream(unfinished);
                    var zip = new ZipOutputStream(file)) {
                zip.setLevel(Deflater.BEST_SPEED);
                parts = write(zip, folder);
            }
            Path file = folder.resolve("lapilli-" + STAMP.format(at) + ".zip").toAbsolutePath();
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            log.info("Backup {} is written: {}", file, parts);
            return new Backup(file.normalize(), Files.size(file), parts, at);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** The journal first: what it lets go of meanwhile, the database has when its turn comes. */
    private List<Part> write(ZipOutputStream zip, Path folder) throws IOException {
        var parts = new ArrayList<Part>();
        journal.copy((name, content) -> add(zip, "journal/" + name, content));
        parts.add(Part.JOURNAL);
        if (database.isThere()) {
            database.copy(folder, (name, content) -> add(zip, name, content));
            parts.add(Part.DATABASE);
        }
        Path secret = data.resolve("secret");
        if (Files.exists(secret)) {
            try (InputStream content = Files.newInputStream(secret)) {
                add(zip, "secret", content);
            }
            parts.add(Part.SECRET);
        }
        return List.copyOf(parts);
    }

    private static void add(ZipOutputStream zip, String name, InputStream content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        content.transferTo(zip);
        zip.closeEntry();
    }
}
