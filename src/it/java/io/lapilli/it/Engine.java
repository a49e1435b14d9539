package io.lapilli.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The two databases the application runs on. */
enum Engine {
    EMBEDDED {
        @Override
        Map<String, String> settings() {
            return Map.of("LAPILLI_DEMO", "false");
        }
    },
    POSTGRESQL {
        @Override
        Map<String, String> settings() {
            return Map.of(
                    "LAPILLI_DATABASE_URL", Server.fresh(),
                    "LAPILLI_DATABASE_USERNAME", "postgres",
                    "LAPILLI_DATABASE_PASSWORD", "postgres",
                    "LAPILLI_SECRET", "a-secret-of-the-integration-tests-only",
                    "LAPILLI_DEMO", "false");
        }
    };

    /** What starts the application on an empty database of this engine. */
    abstract Map<String, String> settings();

    private static final class Server {

        private static final EmbeddedPostgres SERVER = start();
        private static int databases;

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "100")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        server.close();
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                }));
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        static synchronized String fresh() {
            String name = "it" + ++databases;
            try (var connection = SERVER.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (java.sql.SQLException failure) {
                throw new IllegalStateException(failure);
            }
            return SERVER.getJdbcUrl("postgres", name);
        }
    }
}
