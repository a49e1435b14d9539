package io.lapilli.tier.web;

import io.lapilli.shared.web.ApiCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Tier")
@RestController
class OrganizationTierController {

    private final TierPlaces places;

    OrganizationTierController(TierPlaces places) {
        this.places = places;
    }

    @Operation(summary = "The organization's tier, each condition of the next one, and when it will be reached")
    @GetMapping("/v1/organization/tier")
    ProgressAnswer retrieve(ApiCaller caller) {
        return places.progress(caller.organisation());
    }
}
