package io.lapilli.sandbox;

import io.lapilli.shared.BudgetId;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of live sessions. */
@Repository
class LiveSessionStore {

    private final JdbcClient jdbc;

    LiveSessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(LiveSession session) {
        jdbc.sql("""
                        INSERT INTO live_session (id, name, scenario, language, face, stage, customer_id, brand, colour,
                            owner_id, project_id, key_id, budget_id, currency, daily, auto_rerun, created_at, last_at,
                            revision)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(session.id().value())
                .param(session.name())
                .param(session.scenario())
                .param(session.language())
                .param(session.face().name())
                .param(session.stage().name())
                .param(session.customer() == null ? null : session.customer().value())
                .param(session.brand())
                .param(session.colour())
                .param(session.owner().value())
                .param(session.project().value())
                .param(session.key().value())
                .param(session.budget().value())
                .param(session.currency())
                .param(session.daily())
                .param(session.autoRerun())
                .param(at(session.createdAt()))
                .param(at(session.lastAt()))
                .param(session.revision())
                .update();
    }

    Optional<LiveSession> find(LiveSessionId id) {
        return jdbc.sql("SELECT * FROM live_session WHERE id = ?")
                .param(id.value())
                .query(LiveSessionStore::session)
                .optional();
    }

    /** The one that something last happened in first. */
    List<LiveSession> in(Stage stage, int most) {
        return jdbc.sql("SELECT * FROM live_session WHERE stage = ? ORDER BY last_at DESC, id DESC LIMIT ?")
                .params(stage.name(), most)
                .query(LiveSessionStore::session)
                .list();
    }

    /** Notes that what the room shows has changed. In the transaction that changes it. */
    void touch(LiveSessionId id, Instant now) {
        jdbc.sql("UPDATE live_session SET revision = revision + 1, last_at = ? WHERE id = ?")
                .params(at(now), id.value())
                .update();
    }

    void change(LiveSessionId id, Stage stage, boolean autoRerun, long daily) {
        jdbc.sql("UPDATE live_session SET stage = ?, auto_rerun = ?, daily = ? WHERE id = ?")
                .params(stage.name(), autoRerun, daily, id.value())
                .update();
    }

    private static LiveSession session(ResultSet row, int number) throws SQLException {
        UUID customer = row.getObject("customer_id", UUID.class);
        return new LiveSession(
                new LiveSessionId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("scenario"),
                row.getString("language"),
                Face.valueOf(row.getString("face")),
                Stage.valueOf(row.getString("stage")),
                customer == null ? null : new OrganisationId(customer),
                row.getString("brand"),
                row.getString("colour"),
                new UserId(row.getObject("owner_id", UUID.class)),
                new ProjectId(row.getObject("project_id", UUID.class)),
                new KeyId(row.getObject("key_id", UUID.class)),
                new BudgetId(row.getObject("budget_id", UUID.class)),
                row.getString("currency"),
                row.getLong("daily"),
                row.getBoolean("auto_rerun"),
                instant(row, "created_at"),
                instant(row, "last_at"),
                row.getLong("revision"));
    }

    static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
