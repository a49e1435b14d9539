package io.lapilli.prompt;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * Which prompts of an organisation are asked for.
 *
 * @param project null: of all projects
 * @param text stands in the name or in what the newest version says, in any case; empty: any
 */
public record PromptQuery(
        OrganisationId organisation, @Nullable ProjectId project, String text, boolean archivedToo) {

    private static final int LONGEST = 200;

    public PromptQuery {
        text = text.strip();
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
