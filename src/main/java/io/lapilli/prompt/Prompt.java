package io.lapilli.prompt;

import io.lapilli.shared.Names;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.PromptId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A named template of a project; what it says is in its versions.
 *
 * @param name unique in the project, whatever the case of its letters
 * @param latest number of the newest version, from 1 on
 * @param changedAt when a version, a label, the name or its state was last changed
 * @param archivedAt since when it is not served and can't be changed
 */
public record Prompt(
        PromptId id,
        OrganisationId organisation,
        ProjectId project,
        String name,
        int latest,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant archivedAt) {

    public Prompt {
        name = Names.checked("name", name);
    }

    public boolean archived() {
        return archivedAt != null;
    }
}
