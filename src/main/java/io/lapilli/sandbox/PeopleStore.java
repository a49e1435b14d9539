package io.lapilli.sandbox;

import static io.lapilli.sandbox.LiveSessionStore.at;
import static io.lapilli.sandbox.LiveSessionStore.instant;
import static io.lapilli.sandbox.LiveSessionStore.instantOrNull;

import io.lapilli.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of participants and of links; each is looked for inside of its session. */
@Repository
class PeopleStore {

    /** Who is in: not removed, and if a guest, by a link that still opens. */
    private static final String INSIDE = """
            FROM live_participant p LEFT JOIN live_link l ON l.id = p.link_id
            WHERE p.session_id = ? AND p.removed_at IS NULL
            AND (p.link_id IS NULL OR l.revoked_at IS NULL AND l.expires_at > ?)
            """;

    private final JdbcClient jdbc;

    PeopleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(GuestLink link, LiveSessionId session, String tokenHash) {
        jdbc.sql(
                        "INSERT INTO live_link (id, session_id, token_hash, role, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        link.id(),
                        session.value(),
                        tokenHash,
                        link.role().name(),
                        at(link.createdAt()),
                        at(link.expiresAt()))
                .update();
    }

    Optional<GuestLink> link(LiveSessionId session, String tokenHash) {
        return jdbc.sql("SELECT * FROM live_link WHERE session_id = ? AND token_hash = ?")
                .params(session.value(), tokenHash)
                .query(PeopleStore::link)
                .optional();
    }

    Optional<GuestLink> link(LiveSessionId session, UUID id) {
        return jdbc.sql("SELECT * FROM live_link WHERE session_id = ? AND id = ?")
                .params(session.value(), id)
                .query(PeopleStore::link)
                .optional();
    }

    /** Those that still open, the newest first. */
    List<GuestLink> links(LiveSessionId session, Instant now, int most) {
        return jdbc.sql("SELECT * FROM live_link WHERE session_id = ? AND revoked_at IS NULL AND expires_at > ?"
                        + " ORDER BY id DESC LIMIT ?")
                .params(session.value(), at(now), most)
                .query(PeopleStore::link)
                .list();
    }

    boolean revoke(LiveSessionId session, UUID link, Instant now) {
        return jdbc.sql("UPDATE live_link SET revoked_at = ? WHERE session_id = ? AND id = ? AND revoked_at IS NULL")
                        .params(at(now), session.value(), link)
                        .update()
                == 1;
    }

    void insert(Participant participant, @Nullable String secretHash) {
        jdbc.sql("""
                        INSERT INTO live_participant (id, session_id, user_id, link_id, secret_hash, name, role, colour, joined_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(participant.id())
                .param(participant.session().value())
                .param(participant.user() == null ? null : participant.user().value())
                .param(participant.link())
                .param(secretHash)
                .param(participant.name())
                .param(participant.role().name())
                .param(participant.colour())
                .param(at(participant.joinedAt()))
                .update();
    }

    int count(LiveSessionId session) {
        return jdbc.sql("SELECT COUNT(*) FROM live_participant WHERE session_id = ?")
                .param(session.value())
                .query(Integer.class)
                .single();
    }

    Optional<Participant> staff(LiveSessionId session, UserId user) {
        return jdbc.sql("SELECT * FROM live_participant WHERE session_id = ? AND user_id = ?")
                .params(session.value(), user.value())
                .query(PeopleStore::participant)
                .optional();
    }

    Optional<Participant> guest(LiveSessionId session, String secretHash, Instant now) {
        return jdbc.sql("SELECT p.* " + INSIDE + " AND p.secret_hash = ?")
                .params(session.value(), at(now), secretHash)
                .query(PeopleStore::participant)
                .optional();
    }

    /** In the order in which they came. */
    List<Participant> inside(LiveSessionId session, Instant now, int most) {
        return jdbc.sql("SELECT p.* " + INSIDE + " ORDER BY p.id LIMIT ?")
                .params(session.value(), at(now), most)
                .query(PeopleStore::participant)
                .list();
    }

    /** Those too who are out, for the names of who did something. */
    List<Participant> ever(LiveSessionId session, int most) {
        return jdbc.sql("SELECT * FROM live_participant WHERE session_id = ? ORDER BY id LIMIT ?")
                .params(session.value(), most)
                .query(PeopleStore::participant)
                .list();
    }

    /** Guests only: staff comes in by what it is. */
    boolean remove(LiveSessionId session, UUID guest, Instant now) {
        return jdbc.sql("UPDATE live_participant SET removed_at = ?"
                                + " WHERE session_id = ? AND id = ? AND user_id IS NULL AND removed_at IS NULL")
                        .params(at(now), session.value(), guest)
                        .update()
                == 1;
    }

    private static GuestLink link(ResultSet row, int number) throws SQLException {
        return new GuestLink(
                row.getObject("id", UUID.class),
                RoomRole.valueOf(row.getString("role")),
                instant(row, "created_at"),
                instant(row, "expires_at"),
                instantOrNull(row, "revoked_at"));
    }

    private static Participant participant(ResultSet row, int number) throws SQLException {
        UUID user = row.getObject("user_id", UUID.class);
        return new Participant(
                row.getObject("id", UUID.class),
                new LiveSessionId(row.getObject("session_id", UUID.class)),
                user == null ? null : new UserId(user),
                row.getObject("link_id", UUID.class),
                row.getString("name"),
                RoomRole.valueOf(row.getString("role")),
                row.getInt("colour"),
                instant(row, "joined_at"));
    }
}
