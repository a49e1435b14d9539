package io.lapilli.sandbox;

import static io.lapilli.sandbox.LiveSessionStore.at;
import static io.lapilli.sandbox.LiveSessionStore.instant;

import io.lapilli.sandbox.LiveRun.Result;
import io.lapilli.sandbox.LiveRun.State;
import io.lapilli.sandbox.text.Ascii;
import io.lapilli.shared.RequestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of runs and of verdicts, each looked for inside of its session. */
@Repository
class LiveRunStore {

    private static final int LONGEST_PROBLEM = 1_000;

    private final JdbcClient jdbc;

    LiveRunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A run without its texts, for the timeline. */
    record Brief(UUID id, UUID variant, UUID startedBy, Instant startedAt, State state, int version) {}

    void insert(LiveSessionId session, LiveRun run) {
        jdbc.sql("""
                        INSERT INTO live_run (id, session_id, variant_id, started_by, started_at, seen_at, model,
                            parameters, version, prompt, input, answer, state)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(run.id())
                .param(session.value())
                .param(run.variant())
                .param(run.startedBy())
                .param(at(run.startedAt()))
                .param(at(run.seenAt()))
                .param(run.model())
                .param(run.parameters())
                .param(run.version())
                .param(run.prompt())
                .param(run.input())
                .param(run.answer())
                .param(run.state().name())
                .update();
    }

    /** Says that it goes on. False when somebody has ended it. */
    boolean keep(UUID run, String answer, Instant now) {
        return jdbc.sql("UPDATE live_run SET answer = ?, seen_at = ? WHERE id = ? AND state = 'RUNNING'")
                        .params(Ascii.wellFormed(answer), at(now), run)
                        .update()
                == 1;
    }

    void end(UUID run, String answer, State state, Result result) {
        String problem = result.problem();
        jdbc.sql("""
                        UPDATE live_run SET answer = ?, state = ?, problem = ?, first_token_ms = ?, pace = ?,
                            prompt_tokens = ?, answer_tokens = ?, cost = ?, request_id = ? WHERE id = ?
                        """)
                .param(Ascii.wellFormed(answer))
                .param(state.name())
                .param(
                        problem == null || problem.length() <= LONGEST_PROBLEM
                                ? problem
                                : problem.substring(0, LONGEST_PROBLEM))
                .param(result.firstTokenMillis())
                .param(result.pace())
                .param(result.promptTokens())
                .param(result.answerTokens())
                .param(result.cost())
                .param(result.request() == null ? null : result.request().value())
                .param(run)
                .update();
    }

    /** Marks those that nobody speaks for any more. */
    int lose(LiveSessionId session, Instant silentSince) {
        return jdbc.sql("UPDATE live_run SET state = 'LOST' WHERE session_id = ? AND state = 'RUNNING' AND seen_at < ?")
                .params(session.value(), at(silentSince))
                .update();
    }

    /** Of those that go on; the node that runs them sees it. @param variant null: of all */
    void stop(LiveSessionId session, @Nullable UUID variant) {
        jdbc.sql("UPDATE live_run SET state = 'STOPPED' WHERE session_id = :session AND state = 'RUNNING'"
                        + (variant == null ? "" : " AND variant_id = :variant"))
                .param("session", session.value())
                .param("variant", variant)
                .update();
    }

    /** The last run of each variant that was not dropped. */
    List<LiveRun> last(LiveSessionId session) {
        return jdbc.sql("""
                        SELECT r.* FROM live_variant v JOIN live_run r ON r.variant_id = v.id
                        WHERE v.session_id = ? AND v.dropped_at IS NULL
                        AND NOT EXISTS (SELECT 1 FROM live_run n WHERE n.variant_id = r.variant_id AND n.id > r.id)
                        """).param(session.value()).query(LiveRunStore::run).list();
    }

    /** Whether the session has such a run that is over. */
    boolean over(LiveSessionId session, UUID run) {
        return jdbc.sql("SELECT COUNT(*) FROM live_run WHERE session_id = ? AND id = ? AND state <> 'RUNNING'")
                        .params(session.value(), run)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** The newest first. */
    List<Brief> brief(LiveSessionId session, int most) {
        return jdbc.sql("SELECT id, variant_id, started_by, started_at, state, version FROM live_run"
                        + " WHERE session_id = ? ORDER BY id DESC LIMIT ?")
                .params(session.value(), most)
                .query((row, _) -> new Brief(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        instant(row, "started_at"),
                        State.valueOf(row.getString(5)),
                        row.getInt(6)))
                .list();
    }

    void judge(Verdict verdict) {
        int changed = jdbc.sql(
                        "UPDATE live_verdict SET good = ?, reason = ?, given_at = ? WHERE run_id = ? AND participant_id = ?")
                .params(verdict.good(), verdict.reason(), at(verdict.at()), verdict.run(), verdict.participant())
                .update();
        if (changed == 0) {
            jdbc.sql("INSERT INTO live_verdict (good, reason, given_at, run_id, participant_id) VALUES (?, ?, ?, ?, ?)")
                    .params(verdict.good(), verdict.reason(), at(verdict.at()), verdict.run(), verdict.participant())
                    .update();
        }
    }

    /** The newest first. */
    List<Verdict> verdicts(LiveSessionId session, int most) {
        return jdbc.sql("""
                        SELECT v.* FROM live_verdict v JOIN live_run r ON r.id = v.run_id
                        WHERE r.session_id = ? ORDER BY v.given_at DESC LIMIT ?
                        """)
                .params(session.value(), most)
                .query((row, _) -> new Verdict(
                        row.getObject("run_id", UUID.class),
                        row.getObject("participant_id", UUID.class),
                        row.getBoolean("good"),
                        row.getString("reason"),
                        instant(row, "given_at")))
                .list();
    }

    private static LiveRun run(ResultSet row, int number) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        UUID request = row.getObject("request_id", UUID.class);
        return new LiveRun(
                row.getObject("id", UUID.class),
                row.getObject("variant_id", UUID.class),
                row.getObject("started_by", UUID.class),
                instant(row, "started_at"),
                instant(row, "seen_at"),
                row.getString("model"),
                row.getString("parameters"),
                row.getInt("version"),
                row.getString("prompt"),
                row.getString("input"),
                row.getString("answer"),
                state,
                state == State.RUNNING
                        ? null
                        : new Result(
                                row.getString("problem"),
                                row.getObject("first_token_ms", Integer.class),
                                row.getObject("pace", Double.class),
                                row.getObject("prompt_tokens", Long.class),
                                row.getObject("answer_tokens", Long.class),
                                row.getBigDecimal("cost"),
                                request == null ? null : new RequestId(request)));
    }
}
