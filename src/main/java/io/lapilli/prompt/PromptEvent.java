package io.lapilli.prompt;

import io.lapilli.identity.Actor;
import io.lapilli.shared.AuditableEvent;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.PromptId;
import org.jspecify.annotations.Nullable;

/** What happened to prompts; published inside the transaction that made it true. */
public sealed interface PromptEvent extends AuditableEvent {

    Actor by();

    OrganisationId organisation();

    PromptId prompt();

    record PromptCreated(Actor by, OrganisationId organisation, ProjectId project, PromptId prompt, String name)
            implements PromptEvent {
        @Override
        public String auditName() {
            return "prompt.created";
        }
    }

    record PromptRenamed(Actor by, OrganisationId organisation, PromptId prompt, String before, String after)
            implements PromptEvent {
        @Override
        public String auditName() {
            return "prompt.updated";
        }
    }

    record PromptVersionPublished(Actor by, OrganisationId organisation, PromptId prompt, String name, int version)
            implements PromptEvent {
        @Override
        public String auditName() {
            return "prompt_version.published";
        }
    }

    /** @param before null: the label was new @param after null: it was removed */
    record PromptLabelMoved(
            Actor by,
            OrganisationId organisation,
            PromptId prompt,
            String name,
            String label,
            @Nullable Integer before,
            @Nullable Integer after,
            boolean rolledBack)
            implements PromptEvent {
        @Override
        public String auditName() {
            return after == null
                    ? "prompt_label.deleted"
                    : rolledBack ? "prompt_label.rolled_back" : "prompt_label.moved";
        }
    }

    record PromptArchived(Actor by, OrganisationId organisation, PromptId prompt, String name) implements PromptEvent {
        @Override
        public String auditName() {
            return "prompt.archived";
        }
    }

    record PromptRestored(Actor by, OrganisationId organisation, PromptId prompt, String name) implements PromptEvent {
        @Override
        public String auditName() {
            return "prompt.restored";
        }
    }
}
