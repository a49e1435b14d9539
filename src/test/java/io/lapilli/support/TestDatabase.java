package io.lapilli.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The two engines every store contract runs on. {@link #fresh()} gives an empty, migrated database of its own; one
 * PostgreSQL server is started for each JVM, and its databases are copies of a migrated template.
 */
public enum TestDatabase {
    H2 {
        @Override
        public DataSource fresh() {
            var source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:test" + COUNTER.incrementAndGet() + ";DB_CLOSE_DELAY=-1;" + H2_OPTIONS);
            migrate(source, "h2");
            return source;
        }
    },
    POSTGRESQL {
        @Override
        public DataSource fresh() {
            String name = "test" + COUNTER.incrementAndGet();
            Server.sql("CREATE DATABASE " + name + " TEMPLATE " + Server.template());
            return Server.database(name);
        }
    };

    public static final String H2_OPTIONS =
            "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    private static final AtomicInteger COUNTER = new AtomicInteger();

    public abstract DataSource fresh();

    private static void migrate(DataSource source, String vendor) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration", "classpath:db/vendor/" + vendor)
                .failOnMissingLocations(false)
                .load()
                .migrate();
    }

    /** Started at the first use and ended with the JVM. */
    private static final class Server {

        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static final String TEMPLATE = "lapilli_template";

        private static volatile boolean migrated;

        static synchronized String template() {
            if (!migrated) {
                sql("CREATE DATABASE " + TEMPLATE);
                migrate(database(TEMPLATE), "postgresql");
                migrated = true;
            }
            return TEMPLATE;
        }

        static DataSource database(String name) {
            var source = new PGSimpleDataSource();
            source.setURL(SERVER.getJdbcUrl("postgres", name));
            source.setReWriteBatchedInserts(true);
            return source;
        }

        static void sql(String statement) {
            try (var connection = SERVER.getPostgresDatabase().getConnection();
                    var run = connection.createStatement()) {
                run.execute(statement);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
