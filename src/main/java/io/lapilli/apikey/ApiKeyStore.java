package io.lapilli.apikey;

import io.lapilli.shared.Changes;
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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of keys as the key ring holds them. Every transaction that makes or revokes keys raises the mark first and
 * writes its version into the rows: the mark's row lock puts versions into the order of the commits, so "newer than the
 * version seen" never misses a row.
 */
@Repository
class ApiKeyStore {

    static final String TOPIC = "keys";

    private static final int BATCH = 10_000;
    private static final String RING = "SELECT id, kind, organisation_id, project_id, user_id, secret_hash, models,"
            + " expires_at, revoked_at, version FROM api_key";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Changes changes;

    ApiKeyStore(JdbcClient jdbc, JdbcTemplate template, Changes changes) {
        this.jdbc = jdbc;
        this.template = template;
        this.changes = changes;
    }

    /** A key as the ring holds it. */
    record RingRow(SecretHash hash, VerifiedKey key, boolean revoked, long version) {}

    /** Raises the mark; the version returned belongs into every row this transaction makes or revokes. */
    long nextVersion() {
        changes.mark(TOPIC);
        return version();
    }

    long version() {
        return jdbc.sql("SELECT version FROM change_mark WHERE topic = ?")
                .param(TOPIC)
                .query(Long.class)
                .single();
    }

    /** In batches, so that neither side holds all keys at once in a second form. */
    void eachLive(Instant now, Consumer<RingRow> sink) {
        var last = new UUID(0, 0);
        List<RingRow> rows;
        do {
            rows = jdbc.sql(RING + " WHERE id > ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)"
                            + " ORDER BY id LIMIT " + BATCH)
                    .params(last, at(now))
                    .query(ApiKeyStore::ringRow)
                    .list();
            rows.forEach(sink);
            last = rows.isEmpty() ? last : rows.getLast().key().id().value();
        } while (rows.size() == BATCH);
    }

    void eachChanged(long since, Consumer<RingRow> sink) {
        jdbc.sql(RING + " WHERE version > ?")
                .param(since)
                .query(ApiKeyStore::ringRow)
                .list()
                .forEach(sink);
    }

    void insert(ApiKey key, SecretHash hash, long version) {
        KeyOwner owner = key.owner();
        jdbc.sql("INSERT INTO api_key (id, kind, organisation_id, project_id, user_id, service_account_id, name,"
                        + " secret_hash, last4, models, created_at, expires_at, version)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(key.id().value())
                .param(key.kind().name())
                .param(key.organisation().value())
                .param(key.project() == null ? null : key.project().value())
                .param(owner instanceof KeyOwner.Person person ? person.id().value() : null)
                .param(owner instanceof KeyOwner.Service service ? service.id().value() : null)
                .param(key.name())
                .param(hash.hex())
                .param(key.last4())
                .param(key.models() == null ? null : String.join("\n", key.models()))
                .param(at(key.createdAt()))
                .param(key.expiresAt() == null ? null : at(key.expiresAt()))
                .param(version)
                .update();
    }

    /** Whether there was such a key that was not revoked yet. */
    boolean revoke(OrganisationId organisation, KeyId key, Instant now, long version) {
        return jdbc.sql("UPDATE api_key SET revoked_at = ?, version = ?"
                                + " WHERE id = ? AND organisation_id = ? AND revoked_at IS NULL")
                        .params(at(now), version, key.value(), organisation.value())
                        .update()
                == 1;
    }

    /** In the order of ids, so that two nodes that write the same keys wait and don't deadlock. */
    void used(Map<KeyId, Instant> moments) {
        List<Object[]> rows = moments.entrySet().stream()
                .sorted(Map.Entry.comparingByKey((a, b) -> a.value().compareTo(b.value())))
                .map(entry -> {
                    OffsetDateTime when = at(entry.getValue());
                    return new Object[] {when, entry.getKey().value(), when};
                })
                .toList();
        template.batchUpdate(
                "UPDATE api_key SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)",
                rows);
    }

    private static RingRow ringRow(ResultSet row, int number) throws SQLException {
        UUID project = row.getObject("project_id", UUID.class);
        UUID user = row.getObject("user_id", UUID.class);
        var key = new VerifiedKey(
                new KeyId(row.getObject("id", UUID.class)),
                KeyKind.valueOf(row.getString("kind")),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                project == null ? null : new ProjectId(project),
                user == null ? null : new UserId(user),
                models(row.getString("models")),
                instant(row, "expires_at"));
        return new RingRow(
                SecretHash.parse(row.getString("secret_hash")),
                key,
                row.getObject("revoked_at", OffsetDateTime.class) != null,
                row.getLong("version"));
    }

    static @Nullable Set<String> models(@Nullable String lines) {
        return lines == null ? null : Set.of(lines.split("\n"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
