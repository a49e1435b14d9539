package io.lapilli.metering;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lapilli.support.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.flywaydb.core.Flyway;

/** An empty database on the disk whose commits are as durable as in production. */
record BenchDatabase(String url, String user, Closeable server) implements Closeable {

    enum Engine {
        H2("H2"),
        POSTGRESQL("PostgreSQL");

        final String title;

        Engine(String title) {
            this.title = title;
        }

        static Engine named(String name) {
            return Arrays.stream(values())
                    .filter(engine -> engine.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("--databases takes some of h2,postgresql"));
        }
    }

    static BenchDatabase open(Engine engine, Path folder) throws IOException {
        BenchDatabase database = switch (engine) {
            case H2 ->
                new BenchDatabase(
                        "jdbc:h2:file:" + folder.resolve("lapilli") + ';' + TestDatabase.H2_OPTIONS + ";WRITE_DELAY=0",
                        "lapilli",
                        () -> {});
            case POSTGRESQL -> postgresql(folder);
        };
        Flyway.configure()
                .dataSource(database.url, database.user, "")
                .locations(
                        "classpath:db/migration",
                        "classpath:db/vendor/" + engine.name().toLowerCase(Locale.ROOT))
                .failOnMissingLocations(false)
                .load()
                .migrate();
        return database;
    }

    /** Servers for tests are told not to force anything. */
    private static BenchDatabase postgresql(Path folder) throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgresql"))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        String url = server.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true";
        return new BenchDatabase(url, "postgres", server);
    }

    HikariDataSource pool() {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword("");
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
