package io.lapilli.apikey;

import io.lapilli.identity.Actor;
import io.lapilli.shared.AuditableEvent;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;

/** A key is refused from now on, for good. */
public record ApiKeyRevoked(Actor by, OrganisationId organisation, KeyId key) implements AuditableEvent {

    @Override
    public String auditName() {
        return "api_key.revoked";
    }
}
