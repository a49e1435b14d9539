package io.lapilli.identity;

import io.lapilli.shared.InvitationId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.Slice;
import io.lapilli.shared.TypedId;
import io.lapilli.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code invitation}: links, by the hash of their token. */
@Repository
class InvitationStore {

    private final JdbcClient jdbc;

    InvitationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Invitation invitation, String tokenHash, @Nullable UserId by) {
        jdbc.sql("""
                INSERT INTO invitation (id, token_hash, kind, email, organisation_id, role, user_id, created_by,
                    created_at, expires_at, used_at)
                VALUES (:id, :tokenHash, :kind, :email, :organisation, :role, :user, :by,
                    :createdAt, :expiresAt, NULL)""")
                .param("id", invitation.id().value())
                .param("tokenHash", tokenHash)
                .param("kind", invitation.kind().name())
                .param("email", invitation.email())
                .param("organisation", value(invitation.organisation()))
                .param(
                        "role",
                        invitation.role() == null ? null : invitation.role().name())
                .param("user", value(invitation.user()))
                .param("by", value(by))
                .param("createdAt", Rows.at(invitation.createdAt()))
                .param("expiresAt", Rows.at(invitation.expiresAt()))
                .update();
    }

    Optional<Invitation> findByTokenHash(String hash) {
        return jdbc.sql("SELECT * FROM invitation WHERE token_hash = ?")
                .param(hash)
                .query(InvitationStore::read)
                .optional();
    }

    /** Whether this call is the one that used it: of two at once, only one is. */
    boolean use(InvitationId id, Instant now) {
        return jdbc.sql("UPDATE invitation SET used_at = ? WHERE id = ? AND used_at IS NULL AND expires_at > ?")
                        .params(Rows.at(now), id.value(), Rows.at(now))
                        .update()
                == 1;
    }

    Optional<Invitation> find(OrganisationId organisation, InvitationId id) {
        return jdbc.sql("SELECT * FROM invitation WHERE organisation_id = ? AND id = ? AND kind = 'INVITE'")
                .params(organisation.value(), id.value())
                .query(InvitationStore::read)
                .optional();
    }

    Slice<Invitation> page(OrganisationId organisation, @Nullable InvitationId after, int limit) {
        return Slice.of(
                jdbc.sql("SELECT * FROM invitation WHERE organisation_id = :organisation AND kind = 'INVITE' "
                                + (after == null ? "" : "AND id > :after ") + "ORDER BY id LIMIT :limit")
                        .param("organisation", organisation.value())
                        .param("after", value(after))
                        .param("limit", limit + 1)
                        .query(InvitationStore::read)
                        .list(),
                limit);
    }

    /** Newest first. */
    Slice<Invitation> unused(OrganisationId organisation, @Nullable InvitationId before, int limit) {
        return Slice.of(
                jdbc.sql("SELECT * FROM invitation WHERE organisation_id = :organisation AND kind = 'INVITE'"
                                + " AND used_at IS NULL " + (before == null ? "" : "AND id < :before ")
                                + "ORDER BY id DESC LIMIT :limit")
                        .param("organisation", organisation.value())
                        .param("before", value(before))
                        .param("limit", limit + 1)
                        .query(InvitationStore::read)
                        .list(),
                limit);
    }

    void delete(InvitationId id) {
        jdbc.sql("DELETE FROM invitation WHERE id = ?").param(id.value()).update();
    }

    /** Takes back the unused links of the same kind to the same place, so that only the newest works. */
    void deleteUnused(Invitation.Kind kind, String email, @Nullable OrganisationId organisation) {
        jdbc.sql("DELETE FROM invitation WHERE kind = :kind AND email = :email AND used_at IS NULL AND "
                        + (organisation == null ? "organisation_id IS NULL" : "organisation_id = :organisation"))
                .param("kind", kind.name())
                .param("email", email)
                .param("organisation", value(organisation))
                .update();
    }

    private static @Nullable UUID value(@Nullable TypedId id) {
        return id == null ? null : id.value();
    }

    private static Invitation read(ResultSet row, int number) throws SQLException {
        UUID organisation = row.getObject("organisation_id", UUID.class);
        UUID user = row.getObject("user_id", UUID.class);
        return new Invitation(
                new InvitationId(Rows.uuid(row, "id")),
                Invitation.Kind.valueOf(row.getString("kind")),
                row.getString("email"),
                organisation == null ? null : new OrganisationId(organisation),
                Rows.constantOrNull(MemberRole.class, row, "role"),
                user == null ? null : new UserId(user),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "expires_at"),
                Rows.instantOrNull(row, "used_at"));
    }
}
