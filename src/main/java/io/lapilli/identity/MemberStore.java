package io.lapilli.identity;

import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.Names;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.Slice;
import io.lapilli.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code member}: who belongs to which organisation. */
@Repository
class MemberStore {

    private static final String MEMBER = """
            SELECT m.organisation_id, m.user_id, u.email, u.name, m.role, u.disabled_at, u.last_seen_at,
                m.created_at
            FROM member m JOIN app_user u ON u.id = m.user_id
            WHERE m.organisation_id = :organisation
            """;

    private final JdbcClient jdbc;

    MemberStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(OrganisationId organisation, UserId user, MemberRole role, Instant at) {
        try {
            jdbc.sql("INSERT INTO member (organisation_id, user_id, role, created_at) VALUES (?, ?, ?, ?)")
                    .params(organisation.value(), user.value(), role.name(), Rows.at(at))
                    .update();
        } catch (DuplicateKeyException already) {
            throw new AlreadyExistsException("member", "user", user.text());
        }
    }

    void setRole(OrganisationId organisation, UserId user, MemberRole role) {
        jdbc.sql("UPDATE member SET role = ? WHERE organisation_id = ? AND user_id = ?")
                .params(role.name(), organisation.value(), user.value())
                .update();
    }

    void delete(OrganisationId organisation, UserId user) {
        jdbc.sql("DELETE FROM member WHERE organisation_id = ? AND user_id = ?")
                .params(organisation.value(), user.value())
                .update();
    }

    Optional<MemberRole> role(OrganisationId organisation, UserId user) {
        return jdbc.sql("SELECT role FROM member WHERE organisation_id = ? AND user_id = ?")
                .params(organisation.value(), user.value())
                .query(String.class)
                .optional()
                .map(MemberRole::valueOf);
    }

    /** Whether another owner is there who can sign in. */
    boolean otherOwner(OrganisationId organisation, UserId than) {
        return jdbc.sql("""
                SELECT COUNT(*) FROM member m JOIN app_user u ON u.id = m.user_id
                WHERE m.organisation_id = ? AND m.role = ? AND m.user_id <> ? AND u.disabled_at IS NULL""")
                        .params(organisation.value(), MemberRole.OWNER.name(), than.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    Optional<Member> find(OrganisationId organisation, UserId user) {
        return jdbc.sql(MEMBER + "AND m.user_id = :user")
                .param("organisation", organisation.value())
                .param("user", user.value())
                .query(MemberStore::read)
                .optional();
    }

    Slice<Member> page(OrganisationId organisation, @Nullable UserId after, int limit) {
        return Slice.of(
                jdbc.sql(MEMBER + (after == null ? "" : "AND m.user_id > :after ") + "ORDER BY m.user_id LIMIT :limit")
                        .param("organisation", organisation.value())
                        .param("after", after == null ? null : after.value())
                        .param("limit", limit + 1)
                        .query(MemberStore::read)
                        .list(),
                limit);
    }

    List<Member> withEmails(OrganisationId organisation, Collection<String> emails) {
        return jdbc.sql(MEMBER + "AND u.email IN (:emails) ORDER BY m.user_id")
                .param("organisation", organisation.value())
                .param("emails", emails)
                .query(MemberStore::read)
                .list();
    }

    /** By name. @param after the one that the page before ended with */
    Slice<Member> search(OrganisationId organisation, MemberFilter filter, @Nullable Member after, int limit) {
        Map<String, Object> params = params(organisation, filter);
        var where = new StringBuilder(where(filter));
        if (after != null) {
            where.append("AND (u.name_key > :name OR u.name_key = :name AND u.id > :after) ");
            params.put("name", Names.key(after.name()));
            params.put("after", after.user().value());
        }
        params.put("limit", limit + 1);
        return Slice.of(
                jdbc.sql(MEMBER + where + "ORDER BY u.name_key, u.id LIMIT :limit")
                        .params(params)
                        .query(MemberStore::read)
                        .list(),
                limit);
    }

    int count(OrganisationId organisation, MemberFilter filter) {
        return jdbc.sql("SELECT COUNT(*) FROM member m JOIN app_user u ON u.id = m.user_id"
                        + " WHERE m.organisation_id = :organisation " + where(filter))
                .params(params(organisation, filter))
                .query(Integer.class)
                .single();
    }

    private static String where(MemberFilter filter) {
        return (filter.search().isEmpty()
                        ? ""
                        : "AND (u.email LIKE :like ESCAPE '!' OR u.name_key LIKE :like ESCAPE '!') ")
                + (filter.role() == null ? "" : "AND m.role = :role ");
    }

    private static Map<String, Object> params(OrganisationId organisation, MemberFilter filter) {
        var params = new HashMap<String, Object>(Map.of("organisation", organisation.value()));
        if (!filter.search().isEmpty()) {
            params.put("like", Rows.containing(filter.search()));
        }
        if (filter.role() != null) {
            params.put("role", filter.role().name());
        }
        return params;
    }

    /** The organisations of many users, each one's the operator's last, otherwise by name. */
    Map<UserId, List<Membership>> of(Collection<UserId> users) {
        var all = new HashMap<UserId, List<Membership>>();
        if (!users.isEmpty()) {
            jdbc.sql("SELECT o.*, m.role, m.user_id FROM member m JOIN organisation o ON o.id = m.organisation_id"
                            + " WHERE m.user_id IN (:users) ORDER BY o.operator, o.name_key")
                    .param("users", users.stream().map(UserId::value).toList())
                    .query(row -> {
                        all.computeIfAbsent(new UserId(Rows.uuid(row, "user_id")), _ -> new ArrayList<>())
                                .add(membership(row));
                    });
        }
        return all;
    }

    /** A user's organisations, the operator's last, otherwise by name. */
    List<Membership> of(UserId user) {
        return jdbc.sql("""
                SELECT o.*, m.role FROM member m JOIN organisation o ON o.id = m.organisation_id
                WHERE m.user_id = ? ORDER BY o.operator, o.name_key""")
                .param(user.value())
                .query((row, _) -> membership(row))
                .list();
    }

    private static Membership membership(ResultSet row) throws SQLException {
        return new Membership(OrganisationStore.read(row, 0), MemberRole.valueOf(row.getString("role")));
    }

    private static Member read(ResultSet row, int number) throws SQLException {
        return new Member(
                new OrganisationId(Rows.uuid(row, "organisation_id")),
                new UserId(Rows.uuid(row, "user_id")),
                row.getString("email"),
                row.getString("name"),
                MemberRole.valueOf(row.getString("role")),
                Rows.instantOrNull(row, "disabled_at"),
                Rows.instantOrNull(row, "last_seen_at"),
                Rows.instant(row, "created_at"));
    }
}
