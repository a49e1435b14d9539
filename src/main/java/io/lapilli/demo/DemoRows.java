package io.lapilli.demo;

import io.lapilli.shared.Changes;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What no use case does, since nobody may do it but a demo: lets its rows be as old as its past, and takes their
 * passwords away when the demo ends. In the caller's transaction.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DemoRows {

    private final JdbcClient jdbc;
    private final Changes changes;

    DemoRows(JdbcClient jdbc, Changes changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /** Everything of the organisation, and its people, was made then. */
    void made(OrganisationId organisation, Instant then) {
        for (String table : List.of("member", "project", "service_account", "api_key")) {
            jdbc.sql("UPDATE " + table + " SET created_at = ? WHERE organisation_id = ?")
                    .params(utc(then), organisation.value())
                    .update();
        }
        jdbc.sql("UPDATE organisation SET created_at = ? WHERE id = ?")
                .params(utc(then), organisation.value())
                .update();
        jdbc.sql("UPDATE app_user SET created_at = ?"
                        + " WHERE id IN (SELECT user_id FROM member WHERE organisation_id = ?)")
                .params(utc(then), organisation.value())
                .update();
    }

    /** What a flow is about was made later than its organisation. */
    void madeLater(OrganisationId organisation, Flow flow, Instant then) {
        jdbc.sql("UPDATE project SET created_at = ? WHERE organisation_id = ? AND name = ?")
                .params(utc(then), organisation.value(), flow.project())
                .update();
        for (String table : List.of("service_account", "api_key")) {
            jdbc.sql("UPDATE " + table + " SET created_at = ? WHERE organisation_id = ? AND name = ?")
                    .params(utc(then), organisation.value(), flow.key())
                    .update();
        }
    }

    void joinedLater(OrganisationId organisation, String email, Instant then) {
        jdbc.sql("UPDATE member SET created_at = ? WHERE organisation_id = ?"
                        + " AND user_id = (SELECT id FROM app_user WHERE email = ?)")
                .params(utc(then), organisation.value(), email)
                .update();
    }

    /** All get the hash of the first one's: the password is the same, and hashing it for each would take a second. */
    void samePassword(List<String> emails) {
        jdbc.sql("UPDATE app_user SET password_hash = (SELECT password_hash FROM app_user WHERE email = :first)"
                        + " WHERE email IN (:emails)")
                .param("first", emails.getFirst())
                .param("emails", emails)
                .update();
        jdbc.sql("DELETE FROM invitation WHERE email IN (:emails)")
                .param("emails", emails)
                .update();
    }

    /** These people were in during the last days. */
    void cameIn(Collection<String> emails, Instant now) {
        int hours = 0;
        for (String email : emails) {
            hours += 7;
            OffsetDateTime then = utc(now.minus(Duration.ofHours(hours)));
            jdbc.sql("UPDATE app_user SET last_sign_in_at = ?, last_seen_at = ? WHERE email = ?")
                    .params(then, then, email)
                    .update();
        }
    }

    void lastUsed(KeyId key, Instant then) {
        jdbc.sql("UPDATE api_key SET last_used_at = :then"
                        + " WHERE id = :key AND (last_used_at IS NULL OR last_used_at < :then)")
                .param("then", utc(then))
                .param("key", key.value())
                .update();
    }

    /** Whether one of these addresses has a password. */
    @Transactional(readOnly = true)
    public boolean anyOpen(Collection<String> emails) {
        return jdbc.sql("SELECT COUNT(*) FROM app_user WHERE email IN (:emails) AND password_hash IS NOT NULL")
                        .param("emails", emails)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Nobody signs in with these addresses any more, nor works for the seller; who is in is signed out. */
    void close(Collection<String> emails, Instant now) {
        jdbc.sql("DELETE FROM member WHERE user_id IN (SELECT id FROM app_user WHERE email IN (:emails)"
                        + " AND platform_role IS NOT NULL)")
                .param("emails", emails)
                .update();
        jdbc.sql("UPDATE app_user SET password_hash = NULL, platform_role = NULL, disabled_at = :now,"
                        + " session_epoch = session_epoch + 1, version = version + 1 WHERE email IN (:emails)")
                .param("emails", emails)
                .param("now", utc(now))
                .update();
        changes.mark("identity");
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
