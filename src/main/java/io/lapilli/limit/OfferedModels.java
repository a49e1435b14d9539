package io.lapilli.limit;

import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.pricing.PriceBook;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The models that an organisation can call and so may limit, by name. From memory. */
@Component
public class OfferedModels {

    private final OrganisationDirectory organisations;
    private final PriceBook prices;
    private final Clock clock;

    OfferedModels(OrganisationDirectory organisations, PriceBook prices, Clock clock) {
        this.organisations = organisations;
        this.prices = prices;
        this.clock = clock;
    }

    public List<String> of(OrganisationId id) {
        Organisation organisation = organisations.find(id);
        if (organisation == null) {
            throw new NotFoundException("organisation", id.text());
        }
        return prices
                .card(id, organisation.currency().getCurrencyCode(), prices.tierOf(id), clock.instant())
                .entries()
                .stream()
                .map(entry -> entry.model().name())
                .toList();
    }
}
