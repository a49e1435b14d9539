package io.lapilli.sandbox;

import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.playground.Playground;
import io.lapilli.shared.OrganisationId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * At whose prices a live session runs: the customer's. Nothing is converted, so a customer with another currency than the
 * operator's is shown the operator's own prices.
 */
@Component
class Prices {

    private final OrganisationDirectory organisations;
    private final Playground playground;

    Prices(OrganisationDirectory organisations, Playground playground) {
        this.organisations = organisations;
        this.playground = playground;
    }

    /** @param customer null: nobody in particular */
    Organisation priced(@Nullable OrganisationId customer) {
        Organisation operator = organisations.operator();
        Organisation named = customer == null ? null : organisations.find(customer);
        return named != null && named.currency().equals(operator.currency()) ? named : operator;
    }

    /** Names of the models that can be talked to at those prices. */
    List<String> models(@Nullable OrganisationId customer) {
        return playground.models(priced(customer));
    }

    List<String> models(LiveSession session) {
        return models(session.customer());
    }
}
