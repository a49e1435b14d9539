package io.lapilli.apikey;

import static java.util.Objects.requireNonNull;

import io.lapilli.shared.Changes;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of keys as the key ring holds them. Every transaction that makes or revokes keys raises the mark first and
 * writes its version into the rows: the mark's row lock puts versions into the order of the commits, so "newer than the
 * version seen" never misses a row.
 */
@Repository
class KeyRingStore {

    static final String TOPIC = "keys";

    private static final int BATCH = 10_000;
    private static final String SELECT = "SELECT id, kind, organisation_id, project_id, user_id, secret_hash, models,"
            + " expires_at, revoked_at, version FROM api_key";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Changes changes;

    KeyRingStore(JdbcClient jdbc, JdbcTemplate template, Changes changes) {
        this.jdbc = jdbc;
        this.template = template;
        this.changes = changes;
    }

    /** A key as the ring holds it. */
    record Row(SecretHash hash, VerifiedKey key, boolean revoked, long version) {}

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
    void eachLive(Instant now, Consumer<Row> sink) {
        var last = new UUID(0, 0);
        List<Row> rows;
        do {
            rows = jdbc.sql(SELECT + " WHERE id > ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)"
                            + " ORDER BY id LIMIT " + BATCH)
                    .params(last, Rows.at(now))
                    .query(KeyRingStore::row)
                    .list();
            rows.forEach(sink);
            last = rows.isEmpty() ? last : rows.getLast().key().id().value();
        } while (rows.size() == BATCH);
    }

    void eachChanged(long since, Consumer<Row> sink) {
        jdbc.sql(SELECT + " WHERE version > ?")
                .param(since)
                .query(KeyRingStore::row)
                .list()
                .forEach(sink);
    }

    /** In the order of ids, so that two nodes that write the same keys wait and don't deadlock. */
    void used(Map<KeyId, Instant> moments) {
        List<Object[]> rows = moments.entrySet().stream()
                .sorted(Map.Entry.comparingByKey((a, b) -> a.value().compareTo(b.value())))
                .map(entry -> {
                    OffsetDateTime when = Rows.at(entry.getValue());
                    return new Object[] {when, entry.getKey().value(), when};
                })
                .toList();
        template.batchUpdate(
                "UPDATE api_key SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)",
                rows);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        UUID project = Rows.uuid(row, "project_id");
        UUID user = Rows.uuid(row, "user_id");
        var key = new VerifiedKey(
                new KeyId(requireNonNull(Rows.uuid(row, "id"))),
                KeyKind.valueOf(row.getString("kind")),
                new OrganisationId(requireNonNull(Rows.uuid(row, "organisation_id"))),
                project == null ? null : new ProjectId(project),
                user == null ? null : new UserId(user),
                Rows.models(row.getString("models")),
                Rows.instantOrNull(row, "expires_at"));
        return new Row(
                SecretHash.parse(row.getString("secret_hash")),
                key,
                Rows.instantOrNull(row, "revoked_at") != null,
                row.getLong("version"));
    }
}
