package io.lapilli.tier.web;

import io.lapilli.identity.Actor;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.tier.TierDirectory;
import io.lapilli.tier.TierProgresses;
import org.springframework.stereotype.Component;

/** What the controllers here have in common. */
@Component
class TierPlaces {

    private final OrganisationDirectory organisations;
    private final TierProgresses progresses;
    private final TierDirectory directory;

    TierPlaces(OrganisationDirectory organisations, TierProgresses progresses, TierDirectory directory) {
        this.organisations = organisations;
        this.progresses = progresses;
        this.directory = directory;
    }

    ProgressAnswer progress(OrganisationId id) {
        Organisation organisation = organisations.find(id);
        if (organisation == null) {
            throw new NotFoundException("organisation", id.text());
        }
        return ProgressAnswer.of(id, organisation.currency().getCurrencyCode(), progresses.of(id), directory);
    }

    /** The filter in front lets operator keys in only; this holds should a path ever miss it. */
    static Actor seller(ApiCaller caller) {
        if (!caller.operator()) {
            throw new NotPermittedException("the operator's administration");
        }
        return new Actor(caller.user(), caller.key(), true);
    }
}
