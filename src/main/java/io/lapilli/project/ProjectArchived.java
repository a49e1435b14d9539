package io.lapilli.project;

import io.lapilli.identity.Actor;
import io.lapilli.shared.AuditableEvent;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;

/** A project was archived. Who hears it ends, in the same transaction, what works in the project. */
public record ProjectArchived(Actor by, OrganisationId organisation, ProjectId project, String name)
        implements AuditableEvent {

    @Override
    public String auditName() {
        return "project.archived";
    }
}
