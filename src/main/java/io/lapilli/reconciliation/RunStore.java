package io.lapilli.reconciliation;

import io.lapilli.reconciliation.ReconciliationRun.State;
import io.lapilli.shared.ReconciliationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of runs, and the lease that lets one node run at a time. */
@Repository
class RunStore {

    /** Without a sign of life for so long, a run is taken for dead. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final String SELECT = """
            SELECT id, whole, state, started_at, finished_at, organisations, periods, requests, new_found
            FROM reconciliation_run
            """;

    private final JdbcClient jdbc;

    RunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether no other run holds it */
    boolean claim(ReconciliationId run, Instant now) {
        return jdbc.sql("""
                                UPDATE reconciliation_lease SET run_id = :run, held_until = :until
                                WHERE id = 1 AND (run_id IS NULL OR held_until < :now)
                                """)
                        .param("run", run.value())
                        .param("until", Period.utc(now.plus(LEASE)))
                        .param("now", Period.utc(now))
                        .update()
                == 1;
    }

    /** @return whether the run still holds it */
    boolean renew(ReconciliationId run, Instant now) {
        return jdbc.sql("UPDATE reconciliation_lease SET held_until = ? WHERE id = 1 AND run_id = ?")
                        .params(Period.utc(now.plus(LEASE)), run.value())
                        .update()
                == 1;
    }

    void release(ReconciliationId run) {
        jdbc.sql("UPDATE reconciliation_lease SET run_id = NULL WHERE id = 1 AND run_id = ?")
                .param(run.value())
                .update();
    }

    /** Runs that say that they run, though the lease is another's or nobody's, were interrupted. */
    void endForgotten(Instant now) {
        jdbc.sql("""
                        UPDATE reconciliation_run SET state = 'FAILED', finished_at = :now
                        WHERE state = 'RUNNING' AND id NOT IN (
                          SELECT run_id FROM reconciliation_lease WHERE run_id IS NOT NULL AND held_until >= :now)
                        """).param("now", Period.utc(now)).update();
    }

    void insert(ReconciliationRun run) {
        jdbc.sql("""
                        INSERT INTO reconciliation_run (id, whole, state, started_at, organisations, periods, requests,
                          new_found)
                        VALUES (?, ?, ?, ?, 0, 0, 0, 0)
                        """)
                .params(run.id().value(), run.whole(), run.state().name(), Period.utc(run.startedAt()))
                .update();
    }

    void update(ReconciliationRun run) {
        Instant finished = run.finishedAt();
        jdbc.sql("""
                        UPDATE reconciliation_run SET state = :state, finished_at = :finished,
                          organisations = :organisations, periods = :periods, requests = :requests, new_found = :found
                        WHERE id = :id
                        """)
                .param("state", run.state().name())
                .param("finished", finished == null ? null : Period.utc(finished))
                .param("organisations", run.organisations())
                .param("periods", run.periods())
                .param("requests", run.requests())
                .param("found", run.newlyFound())
                .param("id", run.id().value())
                .update();
    }

    /** The newest first. */
    List<ReconciliationRun> newest(int most) {
        return jdbc.sql(SELECT + " ORDER BY started_at DESC, id DESC FETCH FIRST ? ROWS ONLY")
                .param(most)
                .query((row, _) -> run(row))
                .list();
    }

    /** Keeps the newest. */
    void trim(Instant before) {
        jdbc.sql("DELETE FROM reconciliation_run WHERE started_at < ? AND state <> 'RUNNING'")
                .param(Period.utc(before))
                .update();
    }

    private static ReconciliationRun run(ResultSet row) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new ReconciliationRun(
                new ReconciliationId(row.getObject("id", UUID.class)),
                row.getBoolean("whole"),
                State.valueOf(row.getString("state")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getLong("organisations"),
                row.getLong("periods"),
                row.getLong("requests"),
                row.getLong("new_found"));
    }
}
