package io.lapilli.identity;

import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.Names;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code organisation}. */
@Repository
class OrganisationStore {

    private final JdbcClient jdbc;

    OrganisationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Organisation organisation) {
        try {
            jdbc.sql("""
                    INSERT INTO organisation (id, name, name_key, currency, billing, time_zone, operator,
                        suspended_at, suspended_reason, created_at, version)
                    VALUES (:id, :name, :nameKey, :currency, :billing, :timeZone, :operator,
                        :suspendedAt, :suspendedReason, :createdAt, :version)""")
                    .param("id", organisation.id().value())
                    .param("name", organisation.name())
                    .param("nameKey", Names.key(organisation.name()))
                    .param("currency", organisation.currency().getCurrencyCode())
                    .param("billing", organisation.billing().name())
                    .param("timeZone", organisation.timeZone().getId())
                    .param("operator", organisation.operator())
                    .param("suspendedAt", Rows.atOrNull(organisation.suspendedAt()))
                    .param("suspendedReason", organisation.suspendedReason())
                    .param("createdAt", Rows.at(organisation.createdAt()))
                    .param("version", organisation.version())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new AlreadyExistsException("organisation", "name", organisation.name());
        }
    }

    /** Writes what can change; the row must be locked by {@link #lock} in the same transaction. */
    Organisation update(Organisation organisation) {
        try {
            jdbc.sql("""
                    UPDATE organisation SET name = :name, name_key = :nameKey, billing = :billing,
                        time_zone = :timeZone, suspended_at = :suspendedAt, suspended_reason = :suspendedReason,
                        version = version + 1
                    WHERE id = :id""")
                    .param("id", organisation.id().value())
                    .param("name", organisation.name())
                    .param("nameKey", Names.key(organisation.name()))
                    .param("billing", organisation.billing().name())
                    .param("timeZone", organisation.timeZone().getId())
                    .param("suspendedAt", Rows.atOrNull(organisation.suspendedAt()))
                    .param("suspendedReason", organisation.suspendedReason())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new AlreadyExistsException("organisation", "name", organisation.name());
        }
        return find(organisation.id()).orElseThrow();
    }

    Optional<Organisation> find(OrganisationId id) {
        return jdbc.sql("SELECT * FROM organisation WHERE id = ?")
                .param(id.value())
                .query(OrganisationStore::read)
                .optional();
    }

    /** Reads it and keeps others from changing it or its owners until the transaction ends. */
    Optional<Organisation> lock(OrganisationId id) {
        return jdbc.sql("SELECT * FROM organisation WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query(OrganisationStore::read)
                .optional();
    }

    Optional<Organisation> findByName(String name) {
        return jdbc.sql("SELECT * FROM organisation WHERE name_key = ?")
                .param(Names.key(name))
                .query(OrganisationStore::read)
                .optional();
    }

    Optional<Organisation> findOperator() {
        return jdbc
                .sql("SELECT * FROM organisation WHERE operator = TRUE ORDER BY id")
                .query(OrganisationStore::read)
                .list()
                .stream()
                .findFirst();
    }

    List<Organisation> all() {
        return jdbc.sql("SELECT * FROM organisation ORDER BY id")
                .query(OrganisationStore::read)
                .list();
    }

    Slice<Organisation> page(@Nullable OrganisationId after, int limit) {
        String where = after == null ? "" : "WHERE id > :after ";
        return Slice.of(
                jdbc.sql("SELECT * FROM organisation " + where + "ORDER BY id LIMIT :limit")
                        .param("after", after == null ? null : after.value())
                        .param("limit", limit + 1)
                        .query(OrganisationStore::read)
                        .list(),
                limit);
    }

    static Organisation read(ResultSet row, int number) throws SQLException {
        return new Organisation(
                new OrganisationId(Rows.uuid(row, "id")),
                row.getString("name"),
                Currency.getInstance(row.getString("currency")),
                Billing.valueOf(row.getString("billing")),
                ZoneId.of(row.getString("time_zone")),
                row.getBoolean("operator"),
                Rows.instantOrNull(row, "suspended_at"),
                row.getString("suspended_reason"),
                Rows.instant(row, "created_at"),
                row.getInt("version"));
    }
}
