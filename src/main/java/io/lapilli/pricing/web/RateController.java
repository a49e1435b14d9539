package io.lapilli.pricing.web;

import io.lapilli.identity.Actor;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.pricing.PriceBook;
import io.lapilli.pricing.Rate;
import io.lapilli.pricing.RateConflictException;
import io.lapilli.pricing.Rates;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RateId;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ApiException;
import io.lapilli.shared.web.ListAnswer;
import io.lapilli.shared.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Rates")
@RestController
@RequestMapping("/v1/operator/rates")
class RateController {

    private final Rates rates;
    private final PriceBook prices;
    private final OrganisationDirectory organisations;
    private final LapilliSettings settings;

    RateController(Rates rates, PriceBook prices, OrganisationDirectory organisations, LapilliSettings settings) {
        this.rates = rates;
        this.prices = prices;
        this.organisations = organisations;
        this.settings = settings;
    }

    /** Nothing but the end of a rate can be set; another price is another rate. */
    @Schema(name = "RateEndBody")
    record EndBody(@Nullable Instant validTo) {}

    /** The answer to a deletion. */
    @Schema(name = "DeletedRate")
    record Deleted(String object, String id, boolean deleted) {}

    @Operation(summary = "List the rates in the order in which they were entered")
    @GetMapping
    ListAnswer<RateAnswer> list(
            ApiCaller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(name = "organization_id", required = false) @Nullable String organizationId) {
        require(caller);
        var found = rates.list(
                page.limit(),
                page.after(RateId::parse),
                model,
                organizationId == null ? null : organisation(organizationId));
        return ListAnswer.of(found.map(RateAnswer::of), RateAnswer::id);
    }

    @Operation(summary = "Add a rate; the one with the same selector ends where it begins")
    @PostMapping
    RateAnswer create(ApiCaller caller, @RequestBody RateBody body) {
        require(caller);
        try {
            return RateAnswer.of(rates.add(actor(caller), body.draft(currency(body))));
        } catch (RateConflictException conflict) {
            throw new ApiException(
                    409,
                    "invalid_request_error",
                    "rate_conflict",
                    conflict.reason() == RateConflictException.Reason.BEGINS_BEFORE_END ? "valid_to" : "valid_from",
                    Objects.requireNonNullElse(conflict.getMessage(), "another rate is in the way"));
        }
    }

    @Operation(summary = "Retrieve a rate, whenever it was valid; one that follows from a tier's discount too")
    @GetMapping("/{id}")
    RateAnswer retrieve(ApiCaller caller, @PathVariable RateId id) {
        require(caller);
        Rate known = prices.rate(id);
        return RateAnswer.of(known == null ? rates.get(id) : known);
    }

    @Operation(summary = "End a rate; its price and whom it is for never change")
    @PostMapping("/{id}")
    RateAnswer modify(ApiCaller caller, @PathVariable RateId id, @RequestBody EndBody body) {
        require(caller);
        return RateAnswer.of(rates.end(actor(caller), id, ApiException.required("valid_to", body.validTo())));
    }

    @Operation(summary = "End a rate, now unless valid_to says otherwise")
    @PostMapping("/{id}/end")
    RateAnswer end(ApiCaller caller, @PathVariable RateId id, @RequestBody(required = false) @Nullable EndBody body) {
        require(caller);
        return RateAnswer.of(rates.end(actor(caller), id, body == null ? null : body.validTo()));
    }

    @Operation(summary = "Take back a rate that has not begun; one that has begun ends now and stays readable")
    @DeleteMapping("/{id}")
    Deleted delete(ApiCaller caller, @PathVariable RateId id) {
        require(caller);
        return new Deleted(
                "rate.deleted", rates.withdraw(actor(caller), id).id().text(), true);
    }

    /** A contract's is its organisation's: rates in another currency would never be charged. */
    private String currency(RateBody body) {
        if (body.organizationId() == null) {
            return settings.currency();
        }
        Organisation organisation = organisations.find(organisation(body.organizationId()));
        if (organisation == null) {
            throw unknownOrganisation(body.organizationId());
        }
        String currency = organisation.currency().getCurrencyCode();
        if (body.currency() != null && !body.currency().equals(currency)) {
            throw new InvalidInputException(
                    "currency", "not_the_organisations", "the organisation is billed in " + currency);
        }
        return currency;
    }

    /** The filter in front lets operator keys in only; this holds should a path ever miss it. */
    private static void require(ApiCaller caller) {
        if (!caller.operator()) {
            throw new NotPermittedException("the operator's administration");
        }
    }

    private static Actor actor(ApiCaller caller) {
        return new Actor(caller.user(), caller.key(), caller.operator());
    }

    private static OrganisationId organisation(String text) {
        return OrganisationId.parse(text).orElseThrow(() -> unknownOrganisation(text));
    }

    private static InvalidInputException unknownOrganisation(String text) {
        return new InvalidInputException("organization_id", "not_found", "there is no organisation " + text);
    }
}
