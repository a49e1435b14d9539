package io.lapilli.apikey;

import static java.util.Objects.requireNonNull;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.ServiceAccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of service accounts; every statement names the organisation and the project. */
@Repository
class ServiceAccountStore {

    private static final String SELECT = "SELECT id, organisation_id, project_id, name, created_at FROM service_account"
            + " WHERE organisation_id = :organisation AND project_id = :project AND deleted_at IS NULL";

    private final JdbcClient jdbc;

    ServiceAccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ServiceAccount account) {
        jdbc.sql("INSERT INTO service_account (id, organisation_id, project_id, name, created_at)"
                        + " VALUES (?, ?, ?, ?, ?)")
                .params(
                        account.id().value(),
                        account.organisation().value(),
                        account.project().value(),
                        account.name(),
                        Rows.at(account.createdAt()))
                .update();
    }

    void delete(ServiceAccount account, Instant now) {
        jdbc.sql("UPDATE service_account SET deleted_at = ? WHERE id = ? AND organisation_id = ?")
                .params(
                        Rows.at(now),
                        account.id().value(),
                        account.organisation().value())
                .update();
    }

    Optional<ServiceAccount> find(OrganisationId organisation, ProjectId project, ServiceAccountId id) {
        return jdbc.sql(SELECT + " AND id = :id")
                .param("organisation", organisation.value())
                .param("project", project.value())
                .param("id", id.value())
                .query(ServiceAccountStore::account)
                .optional();
    }

    List<ServiceAccount> list(
            OrganisationId organisation, ProjectId project, @Nullable ServiceAccountId after, int rows) {
        return jdbc.sql(SELECT + (after == null ? "" : " AND id > :after") + " ORDER BY id LIMIT :rows")
                .param("organisation", organisation.value())
                .param("project", project.value())
                .param("after", after == null ? null : after.value())
                .param("rows", rows)
                .query(ServiceAccountStore::account)
                .list();
    }

    private static ServiceAccount account(ResultSet row, int number) throws SQLException {
        return new ServiceAccount(
                new ServiceAccountId(requireNonNull(Rows.uuid(row, "id"))),
                new OrganisationId(requireNonNull(Rows.uuid(row, "organisation_id"))),
                new ProjectId(requireNonNull(Rows.uuid(row, "project_id"))),
                row.getString("name"),
                Rows.instant(row, "created_at"));
    }
}
