package io.lapilli.apikey;

import static java.util.Objects.requireNonNull;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.ServiceAccountId;
import io.lapilli.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of keys as people see them; every statement but one names the organisation. */
@Repository
class ApiKeyStore {

    private static final String ROWS = "SELECT k.id, k.kind, k.organisation_id, k.project_id, k.name, k.last4,"
            + " k.models, k.created_at, k.expires_at, k.revoked_at, k.last_used_at,"
            + " u.id AS user_id, u.name AS user_name, u.email AS user_email, u.created_at AS user_created_at,"
            + " s.id AS service_id, s.name AS service_name, s.created_at AS service_created_at"
            + " FROM api_key k LEFT JOIN app_user u ON u.id = k.user_id"
            + " LEFT JOIN service_account s ON s.id = k.service_account_id";

    private static final String SELECT = ROWS + " WHERE k.organisation_id = :organisation";

    private final JdbcClient jdbc;

    ApiKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row to be written; its owner is a person, a service account or nobody. */
    record NewRow(
            KeyId id,
            KeyKind kind,
            OrganisationId organisation,
            @Nullable ProjectId project,
            @Nullable UserId user,
            @Nullable ServiceAccountId service,
            String last4,
            Instant createdAt) {}

    void insert(NewRow row, NewKey wanted, SecretHash hash, long version) {
        jdbc.sql("INSERT INTO api_key (id, kind, organisation_id, project_id, user_id, service_account_id, name,"
                        + " secret_hash, last4, models, created_at, expires_at, version)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(row.id().value())
                .param(row.kind().name())
                .param(row.organisation().value())
                .param(row.project() == null ? null : row.project().value())
                .param(row.user() == null ? null : row.user().value())
                .param(row.service() == null ? null : row.service().value())
                .param(wanted.name())
                .param(hash.hex())
                .param(row.last4())
                .param(Rows.lines(wanted.models()))
                .param(Rows.at(row.createdAt()))
                .param(Rows.atOrNull(wanted.expiresAt()))
                .param(version)
                .update();
    }

    Optional<ApiKey> find(OrganisationId organisation, KeyId id) {
        return jdbc.sql(SELECT + " AND k.id = :id")
                .param("organisation", organisation.value())
                .param("id", id.value())
                .query(ApiKeyStore::key)
                .optional();
    }

    Map<ProjectId, Long> countByProject(OrganisationId organisation) {
        var counts = new HashMap<ProjectId, Long>();
        jdbc.sql("SELECT project_id, COUNT(*) FROM api_key WHERE organisation_id = ? AND kind = 'PROJECT'"
                        + " AND revoked_at IS NULL GROUP BY project_id")
                .param(organisation.value())
                .query(row -> {
                    counts.put(new ProjectId(row.getObject(1, UUID.class)), row.getLong(2));
                });
        return counts;
    }

    /** The live key by which a person calls models of a project in the browser. */
    Optional<KeyId> findPlayground(OrganisationId organisation, ProjectId project, UserId user) {
        return jdbc.sql("SELECT id FROM api_key WHERE organisation_id = ? AND project_id = ? AND user_id = ?"
                        + " AND kind = 'PLAYGROUND' AND revoked_at IS NULL")
                .params(organisation.value(), project.value(), user.value())
                .query((row, _) -> new KeyId(row.getObject(1, UUID.class)))
                .optional();
    }

    List<ApiKey> find(OrganisationId organisation, Collection<KeyId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + " AND k.id IN (:ids)")
                .param("organisation", organisation.value())
                .param("ids", ids.stream().map(KeyId::value).toList())
                .query(ApiKeyStore::key)
                .list();
    }

    /** Of all organisations; those of people and programs that are not revoked, in the order of ids. */
    List<ApiKey> expiring(Instant from, Instant to, @Nullable KeyId after, int limit) {
        return jdbc.sql(ROWS + " WHERE k.revoked_at IS NULL AND k.expires_at > :from AND k.expires_at <= :to"
                        + (after == null ? "" : " AND k.id > :after") + " ORDER BY k.id LIMIT :rows")
                .param("from", Rows.at(from))
                .param("to", Rows.at(to))
                .param("after", after == null ? null : after.value())
                .param("rows", limit)
                .query(ApiKeyStore::key)
                .list();
    }

    List<ApiKey> named(OrganisationId organisation, String query, int limit) {
        return jdbc.sql(SELECT + " AND k.kind = 'PROJECT' AND k.revoked_at IS NULL"
                        + " AND (LOWER(k.name) LIKE :part ESCAPE '!' OR k.last4 = :query)"
                        + " ORDER BY k.name, k.id LIMIT :rows")
                .param("organisation", organisation.value())
                .param("part", "%" + query.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%")
                .param("query", query)
                .param("rows", limit)
                .query(ApiKeyStore::key)
                .list();
    }

    List<ApiKey> list(OrganisationId organisation, KeyQuery query, int rows) {
        var sql = new StringBuilder(SELECT).append(" AND k.kind = :kind");
        if (query.project() != null) {
            sql.append(" AND k.project_id = :project");
        }
        if (!query.revokedToo()) {
            sql.append(" AND k.revoked_at IS NULL");
        }
        if (query.after() != null) {
            sql.append(query.newestFirst() ? " AND k.id < :after" : " AND k.id > :after");
        }
        sql.append(query.newestFirst() ? " ORDER BY k.id DESC LIMIT :rows" : " ORDER BY k.id LIMIT :rows");
        return jdbc.sql(sql.toString())
                .param("organisation", organisation.value())
                .param("kind", query.kind().name())
                .param(
                        "project",
                        query.project() == null ? null : query.project().value())
                .param("after", query.after() == null ? null : query.after().value())
                .param("rows", rows)
                .query(ApiKeyStore::key)
                .list();
    }

    boolean revoke(OrganisationId organisation, KeyId key, Instant now, long version) {
        return jdbc.sql("UPDATE api_key SET revoked_at = ?, version = ?"
                                + " WHERE id = ? AND organisation_id = ? AND revoked_at IS NULL")
                        .params(Rows.at(now), version, key.value(), organisation.value())
                        .update()
                == 1;
    }

    void revokeOfProject(OrganisationId organisation, ProjectId project, Instant now, long version) {
        revokeWhere(
                "project_id = :it AND organisation_id = :organisation", organisation, project.value(), now, version);
    }

    void revokeOfServiceAccount(OrganisationId organisation, ServiceAccountId account, Instant now, long version) {
        revokeWhere(
                "service_account_id = :it AND organisation_id = :organisation",
                organisation,
                account.value(),
                now,
                version);
    }

    void revokeOfUser(OrganisationId organisation, UserId user, Instant now, long version) {
        revokeWhere("user_id = :it AND organisation_id = :organisation", organisation, user.value(), now, version);
    }

    /** In every organisation. */
    void revokeOfUser(UserId user, Instant now, long version) {
        revokeWhere("user_id = :it", null, user.value(), now, version);
    }

    /** Locks in the order of ids first, as whoever writes when keys were used does: neither waits for the other. */
    private void revokeWhere(String which, @Nullable OrganisationId organisation, UUID it, Instant now, long version) {
        String rows = " WHERE " + which + " AND revoked_at IS NULL";
        UUID owner = organisation == null ? null : organisation.value();
        jdbc.sql("SELECT id FROM api_key" + rows + " ORDER BY id FOR UPDATE")
                .param("it", it)
                .param("organisation", owner)
                .query(UUID.class)
                .list();
        jdbc.sql("UPDATE api_key SET revoked_at = :now, version = :version" + rows)
                .param("now", Rows.at(now))
                .param("version", version)
                .param("it", it)
                .param("organisation", owner)
                .update();
    }

    private static ApiKey key(ResultSet row, int number) throws SQLException {
        UUID project = Rows.uuid(row, "project_id");
        return new ApiKey(
                new KeyId(requireNonNull(Rows.uuid(row, "id"))),
                KeyKind.valueOf(row.getString("kind")),
                new OrganisationId(requireNonNull(Rows.uuid(row, "organisation_id"))),
                project == null ? null : new ProjectId(project),
                owner(row),
                row.getString("name"),
                row.getString("last4"),
                Rows.models(row.getString("models")),
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "expires_at"),
                Rows.instantOrNull(row, "revoked_at"),
                Rows.instantOrNull(row, "last_used_at"));
    }

    private static @Nullable KeyOwner owner(ResultSet row) throws SQLException {
        UUID user = Rows.uuid(row, "user_id");
        if (user != null) {
            return new KeyOwner.Person(
                    new UserId(user),
                    row.getString("user_name"),
                    row.getString("user_email"),
                    Rows.instant(row, "user_created_at"));
        }
        UUID service = Rows.uuid(row, "service_id");
        return service == null
                ? null
                : new KeyOwner.Service(
                        new ServiceAccountId(service),
                        row.getString("service_name"),
                        Rows.instant(row, "service_created_at"));
    }
}
