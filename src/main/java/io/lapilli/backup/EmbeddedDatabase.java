package io.lapilli.backup;

import io.lapilli.metering.JournalBackup.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The database in the data folder, copied as it is at one instant while it is used. */
@Component
class EmbeddedDatabase {

    private final JdbcTemplate jdbc;

    EmbeddedDatabase(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the portal runs on one; one in memory has nothing to copy. */
    boolean isThere() {
        String url =
                jdbc.execute((Connection connection) -> connection.getMetaData().getURL());
        return url != null && url.startsWith("jdbc:h2:file:");
    }

    /** Hands its file over. @param folder where there is room for a copy, which is gone afterwards */
    void copy(Path folder, Sink sink) throws IOException {
        Path room = Files.createTempDirectory(folder, ".database");
        Path copy = room.resolve("copy.zip").toAbsolutePath();
        try {
            jdbc.execute("BACKUP TO '" + copy.toString().replace("'", "''") + "'");
            try (var zip = new ZipInputStream(Files.newInputStream(copy))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    sink.take(entry.getName(), zip);
                }
            }
        } finally {
            Files.deleteIfExists(copy);
            Files.delete(room);
        }
    }
}
