package io.lapilli.tier.web;

import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.Slice;
import io.lapilli.shared.TierId;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ApiException;
import io.lapilli.shared.web.ListAnswer;
import io.lapilli.shared.web.PageRequest;
import io.lapilli.tier.Tier;
import io.lapilli.tier.TierAssignments;
import io.lapilli.tier.TierDistributions;
import io.lapilli.tier.TierInUseException;
import io.lapilli.tier.Tiers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Tiers (operator)")
@RestController
class OperatorTierController {

    private static final String TIERS = "/v1/operator/tiers";
    private static final String OF_ORGANIZATION = "/v1/operator/organizations/{id}/tier";

    private final Tiers tiers;
    private final TierAssignments assignments;
    private final TierDistributions distributions;
    private final TierPlaces places;
    private final String listCurrency;

    OperatorTierController(
            Tiers tiers,
            TierAssignments assignments,
            TierDistributions distributions,
            TierPlaces places,
            LapilliSettings settings) {
        this.tiers = tiers;
        this.assignments = assignments;
        this.distributions = distributions;
        this.places = places;
        this.listCurrency = settings.currency();
    }

    /** The answer to a deletion. */
    @Schema(name = "DeletedTier")
    record Deleted(String object, String id, boolean deleted) {}

    /** @param tier its name or its id; null: no tier */
    @Schema(name = "TierAssignmentBody")
    record AssignmentBody(@Nullable String tier) {}

    @Operation(summary = "List the tiers, the lowest first")
    @GetMapping(TIERS)
    ListAnswer<TierAnswer> list(ApiCaller caller, PageRequest page) {
        TierPlaces.seller(caller);
        List<TierAnswer> all = tiers.list().stream().map(TierAnswer::of).toList();
        int from = 0;
        if (page.after() != null) {
            from = 1 + all.stream().map(TierAnswer::id).toList().indexOf(page.after());
            if (from == 0) {
                throw ApiException.invalid("after", "after must be the id that a page ended with");
            }
        }
        List<TierAnswer> rest = all.subList(from, Math.min(all.size(), from + page.limit() + 1));
        return ListAnswer.of(Slice.of(rest, page.limit()), TierAnswer::id);
    }

    @Operation(summary = "Create a tier; organizations whose use holds its conditions rise into it within seconds")
    @PostMapping(TIERS)
    TierAnswer create(ApiCaller caller, @RequestBody TierBody body) {
        return TierAnswer.of(tiers.create(TierPlaces.seller(caller), body.draft(listCurrency)));
    }

    @Operation(summary = "Members of each tier against their targets, the shape of it, and the movement by months")
    @GetMapping(TIERS + "/distribution")
    DistributionAnswer distribution(ApiCaller caller, @RequestParam(required = false) @Nullable Integer months) {
        TierPlaces.seller(caller);
        int wanted = months == null ? 6 : months;
        if (wanted < 1 || wanted > TierDistributions.MOST_MONTHS) {
            throw ApiException.invalid("months", "months must be from 1 to " + TierDistributions.MOST_MONTHS);
        }
        return DistributionAnswer.of(distributions.now(wanted));
    }

    @Operation(summary = "Retrieve a tier")
    @GetMapping(TIERS + "/{id}")
    TierAnswer retrieve(ApiCaller caller, @PathVariable String id) {
        TierPlaces.seller(caller);
        return TierAnswer.of(tiers.get(id(id)));
    }

    @Operation(summary = "Change parts of a tier from now on; nobody leaves it by that")
    @PostMapping(TIERS + "/{id}")
    TierAnswer modify(ApiCaller caller, @PathVariable String id, @RequestBody TierBody body) {
        var by = TierPlaces.seller(caller);
        Tier before = tiers.get(id(id));
        return TierAnswer.of(tiers.modify(by, before.id(), body.rank(), body.change(before, listCurrency)));
    }

    @Operation(summary = "Delete a tier that no organization is in")
    @DeleteMapping(TIERS + "/{id}")
    Deleted delete(ApiCaller caller, @PathVariable String id) {
        try {
            Tier deleted = tiers.delete(TierPlaces.seller(caller), id(id));
            return new Deleted("tier.deleted", deleted.id().text(), true);
        } catch (TierInUseException inUse) {
            throw new ApiException(
                    409,
                    "invalid_request_error",
                    "tier_in_use",
                    null,
                    Objects.requireNonNullElse(inUse.getMessage(), "the tier has members"));
        }
    }

    @Operation(summary = "An organization's tier and its way to the next")
    @GetMapping(OF_ORGANIZATION)
    ProgressAnswer progress(ApiCaller caller, @PathVariable String id) {
        TierPlaces.seller(caller);
        return places.progress(organisation(id));
    }

    @Operation(summary = "Put an organization into a tier by hand; it still rises by itself")
    @PostMapping(OF_ORGANIZATION)
    ProgressAnswer assign(ApiCaller caller, @PathVariable String id, @RequestBody AssignmentBody body) {
        OrganisationId organisation = organisation(id);
        assignments.assign(TierPlaces.seller(caller), organisation, body.tier() == null ? null : named(body.tier()));
        return places.progress(organisation);
    }

    private TierId named(String nameOrId) {
        return tiers.list().stream()
                .filter(tier -> tier.name().equals(nameOrId) || tier.id().text().equals(nameOrId))
                .findFirst()
                .map(Tier::id)
                .orElseThrow(() -> ApiException.invalid("tier", "There is no tier " + nameOrId));
    }

    private static TierId id(String text) {
        return TierId.parse(text).orElseThrow(() -> ApiException.notFound("There is no tier with id " + text));
    }

    private static OrganisationId organisation(String text) {
        return OrganisationId.parse(text)
                .orElseThrow(() -> ApiException.notFound("There is no organization with id " + text));
    }
}
