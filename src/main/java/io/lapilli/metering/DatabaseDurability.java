package io.lapilli.metering;

import java.sql.Connection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Makes what has been committed survive a loss of power, so that the journal may let go of it. */
@Component
class DatabaseDurability {

    private final JdbcTemplate jdbc;

    DatabaseDurability(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** PostgreSQL forces every commit; H2 is told to. */
    void force() {
        String engine =
                jdbc.execute((Connection connection) -> connection.getMetaData().getDatabaseProductName());
        if ("H2".equals(engine)) {
            jdbc.execute("CHECKPOINT SYNC");
        }
    }
}
