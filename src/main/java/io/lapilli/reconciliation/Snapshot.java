package io.lapilli.reconciliation;

import java.sql.Connection;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads several tables as they stood at one instant, while others write: what is written in one transaction is seen
 * whole or not at all, so that a proof never takes a batch that is just being committed for a difference. Nobody waits
 * for it.
 */
@Component
class Snapshot {

    private final JdbcTemplate jdbc;
    private final PlatformTransactionManager transactions;

    Snapshot(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    <T> T read(Supplier<T> work) {
        var transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        transaction.setIsolationLevel(isolation());
        T result = transaction.execute(_ -> work.get());
        if (result == null) {
            throw new IllegalStateException("nothing was read");
        }
        return result;
    }

    /** In H2 a repeatable read holds only the tables of the first statement still. */
    private int isolation() {
        String engine =
                jdbc.execute((Connection connection) -> connection.getMetaData().getDatabaseProductName());
        return "H2".equals(engine)
                ? TransactionDefinition.ISOLATION_SERIALIZABLE
                : TransactionDefinition.ISOLATION_REPEATABLE_READ;
    }
}
