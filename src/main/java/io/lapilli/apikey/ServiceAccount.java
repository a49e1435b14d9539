package io.lapilli.apikey;

import io.lapilli.shared.Names;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.ServiceAccountId;
import java.time.Instant;

/** A program that works in a project; its keys end with it. */
public record ServiceAccount(
        ServiceAccountId id, OrganisationId organisation, ProjectId project, String name, Instant createdAt) {

    public ServiceAccount {
        name = Names.checked("name", name);
    }
}
