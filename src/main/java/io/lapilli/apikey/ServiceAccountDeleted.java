package io.lapilli.apikey;

import io.lapilli.identity.Actor;
import io.lapilli.shared.AuditableEvent;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.ServiceAccountId;

/** A service account was deleted and all its keys revoked. */
public record ServiceAccountDeleted(
        Actor by, OrganisationId organisation, ProjectId project, ServiceAccountId account, String name)
        implements AuditableEvent {

    @Override
    public String auditName() {
        return "service_account.deleted";
    }
}
