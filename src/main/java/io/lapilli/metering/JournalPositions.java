package io.lapilli.metering;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the database has taken in each node's journal; moves in the transaction that takes something in. */
@Repository
class JournalPositions {

    private final JdbcClient jdbc;

    JournalPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param position everything in front of it is in the database
     * @param open the requests that had begun in front of {@code position} and not ended began behind this
     */
    record Taken(JournalPosition position, JournalPosition open) {}

    Optional<Taken> find(String node) {
        return jdbc.sql("SELECT segment, position, open_segment, open_position FROM journal_position WHERE node = ?")
                .param(node)
                .query((row, _) -> new Taken(
                        new JournalPosition(row.getLong(1), row.getLong(2)),
                        new JournalPosition(row.getLong(3), row.getLong(4))))
                .optional();
    }

    void begin(String node, JournalPosition at) {
        jdbc.sql("INSERT INTO journal_position (node, segment, position, open_segment, open_position)"
                        + " VALUES (?, ?, ?, ?, ?)")
                .params(node, at.segment(), at.offset(), at.segment(), at.offset())
                .update();
    }

    /** @throws IllegalStateException when the position is not {@code from} any more: somebody else moved it */
    void move(String node, JournalPosition from, Taken to) {
        int moved = jdbc.sql("""
                        UPDATE journal_position SET segment = ?, position = ?, open_segment = ?, open_position = ?
                        WHERE node = ? AND segment = ? AND position = ?
                        """)
                .params(
                        to.position().segment(),
                        to.position().offset(),
                        to.open().segment(),
                        to.open().offset(),
                        node,
                        from.segment(),
                        from.offset())
                .update();
        if (moved == 0) {
            throw new IllegalStateException(
                    "another process carries the usage journal of node " + node + ": was the data folder copied?");
        }
    }
}
