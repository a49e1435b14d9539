package io.lapilli.pricing.web;

import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.pricing.PriceBook;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.web.ApiCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Rate card")
@RestController
class RateCardController {

    private final PriceBook prices;
    private final OrganisationDirectory organisations;
    private final InstantSource clock;

    RateCardController(PriceBook prices, OrganisationDirectory organisations, InstantSource clock) {
        this.prices = prices;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Operation(summary = "The rates in force for the caller's organization")
    @GetMapping("/v1/organization/rate_card")
    RateCardAnswer retrieve(ApiCaller caller) {
        Organisation organisation = organisations.find(caller.organisation());
        if (organisation == null) {
            throw new NotFoundException("organisation", caller.organisation().text());
        }
        return RateCardAnswer.of(
                organisation.id(),
                prices.card(
                        organisation.id(),
                        organisation.currency().getCurrencyCode(),
                        prices.tierOf(organisation.id()),
                        clock.instant()));
    }
}
