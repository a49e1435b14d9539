package io.lapilli.project.web;

import io.lapilli.project.Project;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A project as OpenAI's administration API shows it; instants in seconds since 1970. */
@Schema(name = "Project")
record ProjectAnswer(
        String id,
        String object,
        String name,
        long createdAt,
        @Nullable Long archivedAt,
        String status) {

    static ProjectAnswer of(Project project) {
        return new ProjectAnswer(
                project.id().text(),
                "organization.project",
                project.name(),
                project.createdAt().getEpochSecond(),
                project.archivedAt() == null ? null : project.archivedAt().getEpochSecond(),
                project.archived() ? "archived" : "active");
    }
}
