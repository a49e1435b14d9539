package io.lapilli.identity;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All users as the operator's list shows them: searched, filtered, sorted, a page at a time. Never reads a hash. */
@Repository
class UserDirectoryStore {

    private static final String SELECT =
            "SELECT u.id, u.email, u.name, u.platform_role, u.language, u.theme, u.time_zone,"
                    + " u.disabled_at, u.last_sign_in_at, u.last_seen_at, u.created_at, u.version,"
                    + " u.password_hash IS NULL AS invited FROM app_user u WHERE 1 = 1";

    private final JdbcClient jdbc;

    UserDirectoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<UserRow> page(UserFilter filter, UserOrder order, int offset, int limit) {
        var where = new Where(filter);
        return jdbc.sql(SELECT + where.sql + " ORDER BY " + order.sql() + " LIMIT :limit OFFSET :offset")
                .params(where.params)
                .param("limit", limit)
                .param("offset", offset)
                .query(UserDirectoryStore::read)
                .list();
    }

    /** In the order of ids. @param after null: from the first on */
    List<UserRow> after(UserFilter filter, @Nullable UserId after, int limit) {
        var where = new Where(filter);
        return jdbc.sql(SELECT + where.sql + " AND u.id > :after ORDER BY u.id LIMIT :limit")
                .params(where.params)
                .param("after", after == null ? new UUID(0, 0) : after.value())
                .param("limit", limit)
                .query(UserDirectoryStore::read)
                .list();
    }

    int count(UserFilter filter) {
        var where = new Where(filter);
        return jdbc.sql("SELECT COUNT(*) FROM app_user u WHERE 1 = 1" + where.sql)
                .params(where.params)
                .query(Integer.class)
                .single();
    }

    List<UserId> ids(UserFilter filter) {
        var where = new Where(filter);
        return jdbc.sql("SELECT u.id FROM app_user u WHERE 1 = 1" + where.sql + " ORDER BY u.id")
                .params(where.params)
                .query((row, _) -> new UserId(Rows.uuid(row, "id")))
                .list();
    }

    Optional<UserRow> find(UserId id) {
        return jdbc.sql(SELECT + " AND u.id = ?")
                .param(id.value())
                .query(UserDirectoryStore::read)
                .optional();
    }

    private static UserRow read(ResultSet row, int number) throws SQLException {
        User user = UserStore.read(row, number);
        UserState state =
                user.disabled() ? UserState.DISABLED : row.getBoolean("invited") ? UserState.INVITED : UserState.ACTIVE;
        return new UserRow(user, state, Rows.instantOrNull(row, "last_seen_at"), List.of());
    }

    /**
     * The conditions of a filter. Memberships are asked for as sets of users, not row by row, so that a search over
     * all of them stays one pass over the users.
     */
    private static final class Where {

        private final StringBuilder sql = new StringBuilder();
        private final Map<String, Object> params = new HashMap<>();

        Where(UserFilter filter) {
            for (int i = 0; i < filter.words().size(); i++) {
                word(filter.words().get(i), "w" + i);
            }
            if (filter.organisation() != null || filter.memberRole() != null) {
                membership(filter.organisation(), filter.memberRole());
            }
            if (filter.platformRole() != null) {
                sql.append(" AND u.platform_role = :platformRole");
                params.put("platformRole", filter.platformRole().name());
            }
            if (filter.state() != null) {
                sql.append(" AND ").append(state(filter.state()));
            }
        }

        private void word(UserWord word, String name) {
            sql.append(" AND (u.email LIKE :")
                    .append(name)
                    .append(" ESCAPE '!' OR u.name_key LIKE :")
                    .append(name)
                    .append(" ESCAPE '!'");
            params.put(name, Rows.containing(word.text()));
            anyOf(
                    " OR u.id IN (SELECT m.user_id FROM member m WHERE m.organisation_id IN (:",
                    name + "o",
                    "))",
                    word.organisations().stream().map(OrganisationId::value).toList());
            anyOf(
                    " OR u.id IN (SELECT m.user_id FROM member m WHERE m.role IN (:",
                    name + "r",
                    "))",
                    word.memberRoles().stream().map(Enum::name).toList());
            anyOf(
                    " OR u.platform_role IN (:",
                    name + "p",
                    ")",
                    word.platformRoles().stream().map(Enum::name).toList());
            word.states().forEach(state -> sql.append(" OR ").append(state(state)));
            sql.append(')');
        }

        private void anyOf(String before, String name, String behind, Collection<?> values) {
            if (!values.isEmpty()) {
                sql.append(before).append(name).append(behind);
                params.put(name, values);
            }
        }

        private void membership(@Nullable OrganisationId organisation, @Nullable MemberRole role) {
            var set = new StringBuilder("u.id IN (SELECT m.user_id FROM member m WHERE 1 = 1");
            if (organisation != null) {
                set.append(" AND m.organisation_id = :organisation");
                params.put("organisation", organisation.value());
            }
            if (role != null) {
                set.append(" AND m.role = :memberRole");
                params.put("memberRole", role.name());
            }
            set.append(')');
            // many have a role: a test of each user in the list's order is quicker than to fetch and sort all of them,
            // which is what the embedded engine does with a plain condition
            sql.append(organisation == null ? " AND CASE WHEN " + set + " THEN 1 ELSE 0 END = 1" : " AND " + set);
        }

        private static String state(UserState state) {
            return switch (state) {
                case ACTIVE -> "(u.disabled_at IS NULL AND u.password_hash IS NOT NULL)";
                case INVITED -> "(u.disabled_at IS NULL AND u.password_hash IS NULL)";
                case DISABLED -> "u.disabled_at IS NOT NULL";
            };
        }
    }
}
