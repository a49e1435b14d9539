package io.lapilli.ui;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the reader looks at: an organisation, and one of its projects or all of them.
 *
 * @param currency ISO 4217, of the organisation
 * @param zone in which the organisation's days begin
 * @param project null: all projects
 */
public record Place(
        OrganisationId organisation,
        String organisationName,
        String currency,
        ZoneId zone,
        @Nullable ProjectId project,
        @Nullable String projectName) {

    public Optional<ProjectId> projectId() {
        return Optional.ofNullable(project);
    }
}
