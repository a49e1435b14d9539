package io.lapilli.notice;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of notices and of who has read them. */
@Repository
class NoticeStore {

    private static final String OF_READER = """
            FROM notice n LEFT JOIN notice_read r ON r.notice_id = n.id AND r.user_id = :user
            WHERE n.audience IN (:audiences) AND (n.by_user_id IS NULL OR n.by_user_id <> :user)
            """;

    private final JdbcClient jdbc;

    NoticeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that have been told. */
    Set<String> told(Collection<String> once) {
        return once.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("SELECT once FROM notice WHERE once IN (:once)")
                        .param("once", once)
                        .query(String.class)
                        .list());
    }

    void insert(NoticeId id, NewNotice notice, Instant now) {
        OrganisationId organisation = notice.organisation();
        jdbc.sql("""
                        INSERT INTO notice (id, audience, kind, organisation_id, by_user_id, subject, share, due_at, happened_at, once)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(id.value())
                .param(notice.audience().text())
                .param(notice.kind().name())
                .param(organisation == null ? null : organisation.value())
                .param(notice.by() == null ? null : notice.by().value())
                .param(notice.subject())
                .param(notice.share())
                .param(notice.due() == null ? null : at(notice.due()))
                .param(at(now))
                .param(notice.once())
                .update();
    }

    /** The newest first. @param until what was written up to it counts as read */
    List<Notice> page(UserId user, List<Audience> audiences, NoticeId until, @Nullable NoticeId before, int rows) {
        return jdbc.sql("SELECT n.*, CASE WHEN n.id <= :until OR r.notice_id IS NOT NULL THEN 1 ELSE 0 END AS seen "
                        + OF_READER
                        + (before == null ? "" : " AND n.id < :before")
                        + " ORDER BY n.id DESC LIMIT :rows")
                .param("user", user.value())
                .param("audiences", texts(audiences))
                .param("until", until.value())
                .param("before", before == null ? null : before.value())
                .param("rows", rows)
                .query(NoticeStore::notice)
                .list();
    }

    /** @param most further ones are not counted */
    int unread(UserId user, List<Audience> audiences, NoticeId until, int most) {
        return jdbc.sql("SELECT COUNT(*) FROM (SELECT n.id " + OF_READER
                        + " AND n.id > :until AND r.notice_id IS NULL LIMIT :most) unread")
                .param("user", user.value())
                .param("audiences", texts(audiences))
                .param("until", until.value())
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /** Null: nothing has been read on the whole yet. */
    @Nullable
    NoticeId mark(UserId user) {
        return jdbc.sql("SELECT read_until FROM notice_mark WHERE user_id = ?")
                .param(user.value())
                .query((row, _) -> new NoticeId(row.getObject(1, UUID.class)))
                .optional()
                .orElse(null);
    }

    void mark(UserId user, NoticeId until) {
        if (jdbc.sql("UPDATE notice_mark SET read_until = ? WHERE user_id = ?")
                        .params(until.value(), user.value())
                        .update()
                == 0) {
            jdbc.sql("INSERT INTO notice_mark (user_id, read_until) VALUES (?, ?)")
                    .params(user.value(), until.value())
                    .update();
        }
        jdbc.sql("DELETE FROM notice_read WHERE user_id = ? AND notice_id <= ?")
                .params(user.value(), until.value())
                .update();
    }

    /** Nothing when there is no such notice among the audiences, or it is known as read. */
    void read(UserId user, List<Audience> audiences, NoticeId notice) {
        jdbc.sql("INSERT INTO notice_read (user_id, notice_id) SELECT u.id, n.id FROM notice n, app_user u"
                        + " WHERE n.id = :notice AND n.audience IN (:audiences) AND u.id = :user"
                        + " AND NOT EXISTS (SELECT 1 FROM notice_read r WHERE r.user_id = u.id AND r.notice_id = n.id)")
                .param("notice", notice.value())
                .param("audiences", texts(audiences))
                .param("user", user.value())
                .update();
    }

    void forget(Instant before) {
        jdbc.sql("DELETE FROM notice WHERE happened_at < ?").param(at(before)).update();
    }

    private static List<String> texts(List<Audience> audiences) {
        return audiences.stream().map(Audience::text).toList();
    }

    private static Notice notice(ResultSet row, int number) throws SQLException {
        UUID organisation = row.getObject("organisation_id", UUID.class);
        OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
        return new Notice(
                new NoticeId(row.getObject("id", UUID.class)),
                NoticeKind.valueOf(row.getString("kind")),
                organisation == null ? null : new OrganisationId(organisation),
                row.getString("subject"),
                row.getBigDecimal("share"),
                due == null ? null : due.toInstant(),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getInt("seen") == 1);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
