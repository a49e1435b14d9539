package io.lapilli.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A database in a folder, which stays when the server behind it ends. */
abstract sealed class ScaleDatabase implements AutoCloseable {

    static final String SECRET = "a secret of tests, long enough to be one";

    private final Path folder;

    private ScaleDatabase(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    static ScaleDatabase open(String engine, Path folder) throws IOException {
        return switch (engine) {
            case "h2" -> new H2(folder);
            case "postgresql" -> new PostgreSql(folder);
            default -> throw new IllegalArgumentException("--engines takes some of h2,postgresql, not " + engine);
        };
    }

    abstract String name();

    /** The portal's settings as properties. */
    abstract Map<String, String> settings();

    /** After so much has come in at once. */
    abstract String settle();

    Path folder() {
        return folder;
    }

    /** Written beside the data once they are complete. */
    Path mark() {
        return folder.resolve("filled");
    }

    double gigabytes() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 1e9;
        }
    }

    @Override
    public void close() throws IOException {
        // nothing runs of its own
    }

    private static final class H2 extends ScaleDatabase {

        H2(Path folder) throws IOException {
            super(folder);
        }

        @Override
        String name() {
            return "H2";
        }

        @Override
        Map<String, String> settings() {
            return Map.of("lapilli.data", folder().resolve("data").toString());
        }

        @Override
        String settle() {
            return "ANALYZE";
        }
    }

    private static final class PostgreSql extends ScaleDatabase {

        private final EmbeddedPostgres server;

        PostgreSql(Path folder) throws IOException {
            super(folder);
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("server"))
                    .setCleanDataDirectory(false)
                    .setServerConfig("shared_buffers", "1GB")
                    .setServerConfig("max_wal_size", "2GB")
                    .start();
        }

        @Override
        String name() {
            return "PostgreSQL";
        }

        @Override
        Map<String, String> settings() {
            return Map.of(
                    "lapilli.data",
                    folder().resolve("data").toString(),
                    "lapilli.database.url",
                    server.getJdbcUrl("postgres", "postgres"),
                    "lapilli.database.username",
                    "postgres",
                    "lapilli.database.password",
                    "postgres");
        }

        @Override
        String settle() {
            return "VACUUM (FULL, ANALYZE)";
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
