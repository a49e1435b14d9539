package io.lapilli.project;

import io.lapilli.identity.Actor;
import io.lapilli.shared.AuditableEvent;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;

/** A project got another name. */
public record ProjectRenamed(Actor by, OrganisationId organisation, ProjectId project, String before, String after)
        implements AuditableEvent {

    @Override
    public String auditName() {
        return "project.renamed";
    }
}
