package io.lapilli.gateway;

import io.lapilli.apikey.VerifiedKey;
import io.lapilli.identity.Organisation;
import io.lapilli.shared.ProjectId;

/**
 * Who asks: a key of a project that was checked, and whose it is.
 *
 * @param priced at whose prices; the organisation itself, save for a demo of what another one would pay
 */
public record Caller(VerifiedKey key, ProjectId project, Organisation organisation, Organisation priced) {

    public Caller {
        if (!priced.currency().equals(organisation.currency())) {
            throw new IllegalArgumentException("nothing is converted into another currency");
        }
    }

    Caller(VerifiedKey key, ProjectId project, Organisation organisation) {
        this(key, project, organisation, organisation);
    }
}
