package io.lapilli.console.prompts;

import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Members;
import io.lapilli.identity.Permission;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.prompt.Prompt;
import io.lapilli.prompt.PromptQuery;
import io.lapilli.prompt.PromptUses;
import io.lapilli.prompt.Prompts;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.PromptId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A page of prompts with labels and use: four queries, however many prompts. */
@Component
class PromptRows {

    private final Prompts prompts;
    private final PromptUses uses;
    private final Projects projects;
    private final Members members;
    private final CurrentUser user;

    PromptRows(Prompts prompts, PromptUses uses, Projects projects, Members members, CurrentUser user) {
        this.prompts = prompts;
        this.uses = uses;
        this.projects = projects;
        this.members = members;
        this.user = user;
    }

    int count(PromptQuery query) {
        requireView(query.organisation());
        return prompts.count(query);
    }

    /** The one changed last first. */
    List<PromptRow> page(PromptQuery query, int offset, int limit) {
        requireView(query.organisation());
        List<Prompt> page = prompts.lately(query, offset, limit);
        List<PromptId> ids = page.stream().map(Prompt::id).toList();
        var labels = prompts.labels(query.organisation(), page);
        var used = uses.of(ids);
        Map<ProjectId, String> names =
                projects.all(query.organisation(), true).stream().collect(Collectors.toMap(Project::id, Project::name));
        return page.stream()
                .map(prompt -> new PromptRow(
                        prompt,
                        names.getOrDefault(prompt.project(), ""),
                        labels.getOrDefault(prompt.id(), Map.of()),
                        used.get(prompt.id())))
                .toList();
    }

    private void requireView(OrganisationId organisation) {
        members.require(user.actor(), organisation, Permission.VIEW);
    }
}
