package io.lapilli.identity;

import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.Names;
import io.lapilli.shared.Slice;
import io.lapilli.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code app_user}. */
@Repository
class UserStore {

    private static final int NO_SESSION = -1;

    private final JdbcClient jdbc;

    UserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(User user, @Nullable String passwordHash) {
        try {
            jdbc.sql("""
                    INSERT INTO app_user (id, email, name, name_key, password_hash, platform_role, language, theme, time_zone,
                        session_epoch, disabled_at, last_sign_in_at, created_at, version)
                    VALUES (:id, :email, :name, :nameKey, :passwordHash, :platformRole, :language, :theme, :timeZone,
                        0, :disabledAt, :lastSignInAt, :createdAt, :version)""")
                    .param("id", user.id().value())
                    .param("email", user.email())
                    .param("name", user.name())
                    .param("nameKey", Names.key(user.name()))
                    .param("passwordHash", passwordHash)
                    .param("platformRole", name(user.platformRole()))
                    .param("language", user.language())
                    .param("theme", user.theme())
                    .param("timeZone", id(user.timeZone()))
                    .param("disabledAt", Rows.atOrNull(user.disabledAt()))
                    .param("lastSignInAt", Rows.atOrNull(user.lastSignInAt()))
                    .param("createdAt", Rows.at(user.createdAt()))
                    .param("version", user.version())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new AlreadyExistsException("user", "email", user.email());
        }
    }

    /** Writes what can change; the row must be locked by {@link #lock} in the same transaction. */
    User update(User user) {
        jdbc.sql("""
                UPDATE app_user SET name = :name, name_key = :nameKey, platform_role = :platformRole, language = :language,
                    theme = :theme, time_zone = :timeZone, disabled_at = :disabledAt, version = version + 1
                WHERE id = :id""")
                .param("id", user.id().value())
                .param("name", user.name())
                .param("nameKey", Names.key(user.name()))
                .param("platformRole", name(user.platformRole()))
                .param("language", user.language())
                .param("theme", user.theme())
                .param("timeZone", id(user.timeZone()))
                .param("disabledAt", Rows.atOrNull(user.disabledAt()))
                .update();
        return find(user.id()).orElseThrow();
    }

    Optional<User> find(UserId id) {
        return jdbc.sql("SELECT * FROM app_user WHERE id = ?")
                .param(id.value())
                .query(UserStore::read)
                .optional();
    }

    Optional<User> lock(UserId id) {
        return jdbc.sql("SELECT * FROM app_user WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query(UserStore::read)
                .optional();
    }

    /** @param email in lower case */
    Optional<User> findByEmail(String email) {
        return jdbc.sql("SELECT * FROM app_user WHERE email = ?")
                .param(email)
                .query(UserStore::read)
                .optional();
    }

    /** Those whose name or address contains the text, in any case, by id. */
    Slice<User> page(@Nullable String search, @Nullable UserId after, int limit) {
        var where = new StringBuilder("WHERE 1 = 1 ");
        Map<String, Object> params = new HashMap<>(Map.of("limit", limit + 1));
        if (search != null && !search.isBlank()) {
            where.append("AND (email LIKE :like ESCAPE '!' OR name_key LIKE :like ESCAPE '!') ");
            params.put("like", Rows.containing(search.strip()));
        }
        if (after != null) {
            where.append("AND id > :after ");
            params.put("after", after.value());
        }
        return Slice.of(
                jdbc.sql("SELECT * FROM app_user " + where + "ORDER BY id LIMIT :limit")
                        .params(params)
                        .query(UserStore::read)
                        .list(),
                limit);
    }

    Map<UserId, String> names(Collection<UserId> users) {
        Map<UserId, String> names = new HashMap<>();
        jdbc.sql("SELECT id, name FROM app_user WHERE id IN (:ids)")
                .param("ids", users.stream().map(UserId::value).distinct().toList())
                .query(row -> {
                    names.put(new UserId(Rows.uuid(row, "id")), row.getString("name"));
                });
        return names;
    }

    /** How many may sign in and administrate the portal. */
    int countOperatorAdministrators() {
        return jdbc.sql("SELECT COUNT(*) FROM app_user WHERE platform_role = ? AND disabled_at IS NULL")
                .param(PlatformRole.OPERATOR_ADMIN.name())
                .query(Integer.class)
                .single();
    }

    Optional<String> passwordHash(UserId id) {
        return jdbc.sql("SELECT password_hash FROM app_user WHERE id = ? AND password_hash IS NOT NULL")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    void setPasswordHash(UserId id, String hash) {
        jdbc.sql("UPDATE app_user SET password_hash = ?, version = version + 1 WHERE id = ?")
                .param(hash)
                .param(id.value())
                .update();
    }

    void signedIn(UserId id, Instant at) {
        jdbc.sql("UPDATE app_user SET last_sign_in_at = ?, last_seen_at = ? WHERE id = ?")
                .params(Rows.at(at), Rows.at(at), id.value())
                .update();
    }

    void seen(UserId id, Instant at) {
        jdbc.sql("UPDATE app_user SET last_seen_at = ? WHERE id = ? AND (last_seen_at IS NULL OR last_seen_at < ?)")
                .params(Rows.at(at), id.value(), Rows.at(at))
                .update();
    }

    void raiseSessionEpoch(UserId id) {
        jdbc.sql("UPDATE app_user SET session_epoch = session_epoch + 1 WHERE id = ?")
                .param(id.value())
                .update();
    }

    int sessionEpoch(UserId id) {
        return jdbc.sql("SELECT session_epoch FROM app_user WHERE id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    /** The number that the sessions that count carry, where it is not 0; of who is disabled none does: −1. */
    Map<UserId, Integer> sessionEpochs() {
        Map<UserId, Integer> epochs = new HashMap<>();
        jdbc.sql("SELECT id, session_epoch, disabled_at IS NOT NULL AS disabled FROM app_user"
                        + " WHERE session_epoch <> 0 OR disabled_at IS NOT NULL")
                .query(row -> {
                    epochs.put(
                            new UserId(Rows.uuid(row, "id")),
                            row.getBoolean("disabled") ? NO_SESSION : row.getInt("session_epoch"));
                });
        return epochs;
    }

    static User read(ResultSet row, int number) throws SQLException {
        return new User(
                new UserId(Rows.uuid(row, "id")),
                row.getString("email"),
                row.getString("name"),
                Rows.constantOrNull(PlatformRole.class, row, "platform_role"),
                row.getString("language"),
                row.getString("theme"),
                Rows.zoneOrNull(row, "time_zone"),
                Rows.instantOrNull(row, "disabled_at"),
                Rows.instantOrNull(row, "last_sign_in_at"),
                Rows.instant(row, "created_at"),
                row.getInt("version"));
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static @Nullable String id(@Nullable ZoneId zone) {
        return zone == null ? null : zone.getId();
    }
}
