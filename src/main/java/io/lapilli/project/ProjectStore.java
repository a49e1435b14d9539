package io.lapilli.project;

import io.lapilli.shared.Names;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of projects; every statement names the organisation. */
@Repository
class ProjectStore {

    private static final String SELECT =
            "SELECT id, organisation_id, name, created_at, archived_at FROM project WHERE organisation_id = ?";
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;

    ProjectStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the name is taken */
    void insert(Project project) {
        jdbc.sql("INSERT INTO project (id, organisation_id, name, name_key, created_at) VALUES (?, ?, ?, ?, ?)")
                .params(
                        project.id().value(),
                        project.organisation().value(),
                        project.name(),
                        Names.key(project.name()),
                        project.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the name is taken */
    void update(Project project) {
        jdbc.sql("UPDATE project SET name = ?, name_key = ?, archived_at = ? WHERE id = ? AND organisation_id = ?")
                .param(project.name())
                .param(Names.key(project.name()))
                .param(
                        project.archivedAt() == null
                                ? null
                                : project.archivedAt().atOffset(ZoneOffset.UTC))
                .param(project.id().value())
                .param(project.organisation().value())
                .update();
    }

    Optional<Project> find(OrganisationId organisation, ProjectId id) {
        return jdbc.sql(SELECT + " AND id = ?")
                .params(organisation.value(), id.value())
                .query(ProjectStore::project)
                .optional();
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Project> lock(OrganisationId organisation, ProjectId id) {
        return jdbc.sql(SELECT + " AND id = ? FOR UPDATE")
                .params(organisation.value(), id.value())
                .query(ProjectStore::project)
                .optional();
    }

    List<Project> list(OrganisationId organisation, boolean archivedToo, @Nullable ProjectId after, int rows) {
        return jdbc.sql(SELECT + (archivedToo ? "" : " AND archived_at IS NULL") + " AND id > ? ORDER BY id LIMIT ?")
                .params(organisation.value(), after == null ? FIRST : after.value(), rows)
                .query(ProjectStore::project)
                .list();
    }

    List<Project> byName(OrganisationId organisation, boolean archivedToo) {
        return jdbc.sql(SELECT + (archivedToo ? "" : " AND archived_at IS NULL") + " ORDER BY name_key")
                .param(organisation.value())
                .query(ProjectStore::project)
                .list();
    }

    private static Project project(ResultSet row, int number) throws SQLException {
        OffsetDateTime archived = row.getObject("archived_at", OffsetDateTime.class);
        return new Project(
                new ProjectId(row.getObject("id", UUID.class)),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                row.getString("name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                archived == null ? null : archived.toInstant());
    }
}
