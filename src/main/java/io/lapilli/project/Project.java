package io.lapilli.project;

import io.lapilli.shared.Names;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where work happens inside an organisation.
 *
 * @param name unique in the organisation, whatever the case of its letters
 * @param archivedAt since when nothing can be done in it and its keys are refused; for good
 */
public record Project(
        ProjectId id,
        OrganisationId organisation,
        String name,
        Instant createdAt,
        @Nullable Instant archivedAt) {

    public Project {
        name = Names.checked("name", name);
    }

    public boolean archived() {
        return archivedAt != null;
    }
}
