package io.lapilli.apikey;

import io.lapilli.identity.Actor;
import io.lapilli.shared.AuditableEvent;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import org.jspecify.annotations.Nullable;

/** A key was made. */
public record ApiKeyIssued(
        Actor by, OrganisationId organisation, @Nullable ProjectId project, KeyId key, KeyKind kind, String name)
        implements AuditableEvent {

    @Override
    public String auditName() {
        return "api_key.issued";
    }
}
