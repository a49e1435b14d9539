package io.lapilli.catalog.health;

import io.lapilli.shared.DeploymentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What came of calls, and how many run, in the database. */
@Repository
class HealthStore {

    private final JdbcClient jdbc;

    HealthStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is counted apart from one another. */
    record Kind(Instant minute, DeploymentId deployment, String outcome, int band) {}

    /** @param lately how many of the calls were in the last minutes */
    record Outcomes(DeploymentId deployment, String outcome, int band, long calls, long lately) {}

    /** That calls failed in a minute. */
    record Failure(DeploymentId deployment, Instant minute, String code) {

        Trouble asTrouble() {
            return new Trouble(minute, minute, code);
        }
    }

    /** Adds to what has been counted. One statement each, so that it holds with several nodes. */
    void add(Kind kind, long calls) {
        if (update(kind, calls) == 0) {
            try {
                insert(kind, calls);
            } catch (DuplicateKeyException anotherNodeWasFirst) {
                update(kind, calls);
            }
        }
    }

    private int update(Kind kind, long calls) {
        return bound(
                        "UPDATE deployment_minute SET calls = calls + :calls WHERE at_minute = :minute"
                                + " AND deployment_id = :deployment AND outcome = :outcome AND band = :band",
                        kind,
                        calls)
                .update();
    }

    private void insert(Kind kind, long calls) {
        bound(
                        "INSERT INTO deployment_minute (at_minute, deployment_id, outcome, band, calls)"
                                + " VALUES (:minute, :deployment, :outcome, :band, :calls)",
                        kind,
                        calls)
                .update();
    }

    private JdbcClient.StatementSpec bound(String sql, Kind kind, long calls) {
        return jdbc.sql(sql)
                .param("calls", calls)
                .param("minute", utc(kind.minute()))
                .param("deployment", kind.deployment().value())
                .param("outcome", kind.outcome())
                .param("band", kind.band());
    }

    List<Outcomes> outcomes(Instant from, Instant lately) {
        return jdbc.sql("""
                        SELECT deployment_id, outcome, band, SUM(calls),
                          SUM(CASE WHEN at_minute >= :lately THEN calls ELSE 0 END)
                        FROM deployment_minute WHERE at_minute >= :from GROUP BY deployment_id, outcome, band
                        """)
                .param("from", utc(from))
                .param("lately", utc(lately))
                .query((row, _) ->
                        new Outcomes(deployment(row), row.getString(2), row.getInt(3), row.getLong(4), row.getLong(5)))
                .list();
    }

    /** In the order of time; of several kinds in one minute the most frequent is the last. */
    List<Failure> failures(Instant from) {
        return jdbc.sql("""
                        SELECT deployment_id, at_minute, outcome FROM deployment_minute
                        WHERE at_minute >= :from AND outcome <> :ok ORDER BY at_minute, calls, outcome
                        """)
                .param("from", utc(from))
                .param("ok", DeploymentWatch.OK)
                .query((row, _) -> new Failure(
                        deployment(row),
                        row.getObject("at_minute", OffsetDateTime.class).toInstant(),
                        row.getString("outcome")))
                .list();
    }

    /** Tells how many calls a node has on their way to a deployment. */
    void tell(UUID node, DeploymentId deployment, int calls, Instant now) {
        int known = jdbc.sql("UPDATE deployment_load SET calls = :calls, told_at = :now"
                        + " WHERE node = :node AND deployment_id = :deployment")
                .param("calls", calls)
                .param("now", utc(now))
                .param("node", node)
                .param("deployment", deployment.value())
                .update();
        if (known == 0) {
            jdbc.sql("INSERT INTO deployment_load (node, deployment_id, calls, told_at)"
                            + " VALUES (:node, :deployment, :calls, :now)")
                    .param("node", node)
                    .param("deployment", deployment.value())
                    .param("calls", calls)
                    .param("now", utc(now))
                    .update();
        }
    }

    Map<DeploymentId, Integer> running(Instant told) {
        var running = new HashMap<DeploymentId, Integer>();
        jdbc.sql("SELECT deployment_id, SUM(calls) FROM deployment_load WHERE told_at >= :told AND calls > 0"
                        + " GROUP BY deployment_id")
                .param("told", utc(told))
                .query(row -> {
                    running.put(deployment(row), row.getInt(2));
                });
        return running;
    }

    void forget(Instant minutesBefore, Instant nodesBefore) {
        jdbc.sql("DELETE FROM deployment_minute WHERE at_minute < ?")
                .param(utc(minutesBefore))
                .update();
        jdbc.sql("DELETE FROM deployment_load WHERE told_at < ?")
                .param(utc(nodesBefore))
                .update();
    }

    private static DeploymentId deployment(ResultSet row) throws SQLException {
        return new DeploymentId(row.getObject("deployment_id", UUID.class));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
