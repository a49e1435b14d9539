package io.lapilli.identity;

import io.lapilli.shared.SessionId;
import io.lapilli.shared.Slice;
import io.lapilli.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code sign_in}. */
@Repository
class SessionStore {

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Session session) {
        jdbc.sql("""
                INSERT INTO sign_in (id, user_id, happened_at, accepted, address, agent, last_seen_at, ended_at)
                VALUES (:id, :user, :at, :accepted, :address, :agent, :lastSeenAt, :endedAt)""")
                .param("id", session.id().value())
                .param("user", session.user().value())
                .param("at", Rows.at(session.at()))
                .param("accepted", session.accepted())
                .param("address", session.browser().address())
                .param("agent", session.browser().agent())
                .param("lastSeenAt", Rows.atOrNull(session.lastSeenAt()))
                .param("endedAt", Rows.atOrNull(session.endedAt()))
                .update();
    }

    /** Whether it was one that went on until now. */
    boolean end(UserId user, SessionId session, Instant now) {
        return jdbc.sql("UPDATE sign_in SET ended_at = ? WHERE id = ? AND user_id = ? AND accepted = TRUE"
                                + " AND ended_at IS NULL")
                        .params(Rows.at(now), session.value(), user.value())
                        .update()
                == 1;
    }

    void endAll(UserId user, Instant now) {
        jdbc.sql("UPDATE sign_in SET ended_at = ? WHERE user_id = ? AND accepted = TRUE AND ended_at IS NULL")
                .params(Rows.at(now), user.value())
                .update();
    }

    void seen(SessionId session, Instant at) {
        jdbc.sql("UPDATE sign_in SET last_seen_at = ? WHERE id = ? AND last_seen_at < ?")
                .params(Rows.at(at), session.value(), Rows.at(at))
                .update();
    }

    /** Those that nobody ended and that were seen since, the one seen last first. */
    List<Session> open(UserId user, Instant since, int most) {
        return jdbc.sql("""
                SELECT * FROM sign_in WHERE user_id = :user AND accepted = TRUE AND ended_at IS NULL
                    AND last_seen_at > :since ORDER BY last_seen_at DESC, id DESC LIMIT :most""")
                .param("user", user.value())
                .param("since", Rows.at(since))
                .param("most", most)
                .query(SessionStore::read)
                .list();
    }

    /** Newest first. */
    Slice<Session> history(UserId user, @Nullable SessionId before, int limit) {
        return Slice.of(
                jdbc.sql("SELECT * FROM sign_in WHERE user_id = :user " + (before == null ? "" : "AND id < :before ")
                                + "ORDER BY id DESC LIMIT :limit")
                        .param("user", user.value())
                        .param("before", before == null ? null : before.value())
                        .param("limit", limit + 1)
                        .query(SessionStore::read)
                        .list(),
                limit);
    }

    Set<UUID> endedSince(Instant since) {
        return new HashSet<>(jdbc.sql("SELECT id FROM sign_in WHERE ended_at > ?")
                .param(Rows.at(since))
                .query(UUID.class)
                .list());
    }

    void forgetBefore(Instant then) {
        jdbc.sql("DELETE FROM sign_in WHERE happened_at < ? AND (last_seen_at IS NULL OR last_seen_at < ?)")
                .params(Rows.at(then), Rows.at(then))
                .update();
    }

    private static Session read(ResultSet row, int number) throws SQLException {
        return new Session(
                new SessionId(Rows.uuid(row, "id")),
                new UserId(Rows.uuid(row, "user_id")),
                Rows.instant(row, "happened_at"),
                row.getBoolean("accepted"),
                new Browser(row.getString("address"), row.getString("agent")),
                Rows.instantOrNull(row, "last_seen_at"),
                Rows.instantOrNull(row, "ended_at"));
    }
}
