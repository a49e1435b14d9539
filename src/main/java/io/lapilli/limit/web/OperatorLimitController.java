package io.lapilli.limit.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lapilli.limit.Allowance;
import io.lapilli.limit.LimitHolder;
import io.lapilli.limit.LimitKind;
import io.lapilli.limit.RateLimit;
import io.lapilli.limit.RateLimits;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.RateLimitId;
import io.lapilli.shared.TierId;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ApiException;
import io.lapilli.shared.web.ListAnswer;
import io.lapilli.shared.web.PageRequest;
import io.lapilli.tier.Tier;
import io.lapilli.tier.TierDirectory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the seller limits: organisations, the members of a tier, and everybody's use of a model. */
@Tag(name = "Rate limits (operator)")
@RestController
@RequestMapping("/v1/operator/rate_limits")
class OperatorLimitController {

    private final RateLimits limits;
    private final TierDirectory tiers;

    OperatorLimitController(RateLimits limits, TierDirectory tiers) {
        this.limits = limits;
        this.tiers = tiers;
    }

    /**
     * @param tier a tier's name; neither it nor an organisation: every organisation's use of the model
     * @param model left out: all models together
     */
    @Schema(name = "NewOperatorRateLimitBody")
    record NewBody(
            @Nullable String organizationId,
            @Nullable String tier,
            @Nullable String model,

            @JsonProperty("max_requests_per_1_minute") @Nullable
            Long maxRequestsPer1Minute,

            @JsonProperty("max_tokens_per_1_minute") @Nullable
            Long maxTokensPer1Minute,

            @JsonProperty("max_requests_per_1_day") @Nullable
            Long maxRequestsPer1Day,

            @JsonProperty("max_concurrent_requests") @Nullable
            Long maxConcurrentRequests) {

        Allowance allowance() {
            return new RateLimitBody(
                            maxRequestsPer1Minute, maxTokensPer1Minute, maxRequestsPer1Day, maxConcurrentRequests)
                    .over(Allowance.NONE);
        }
    }

    /** A limit of the seller's; null: not limited. */
    @Schema(name = "OperatorRateLimit")
    record Answer(
            String object,
            String id,
            @Nullable String organizationId,
            @Nullable String tier,
            @Nullable String projectId,
            @Nullable String apiKeyId,
            @Nullable String model,

            @JsonProperty("max_requests_per_1_minute") @Nullable
            Long maxRequestsPer1Minute,

            @JsonProperty("max_tokens_per_1_minute") @Nullable
            Long maxTokensPer1Minute,

            @JsonProperty("max_requests_per_1_day") @Nullable
            Long maxRequestsPer1Day,

            @JsonProperty("max_concurrent_requests") @Nullable
            Long maxConcurrentRequests,

            long createdAt) {}

    @Operation(summary = "List limits in the order of creation; all, or those of one organisation or tier")
    @GetMapping
    ListAnswer<Answer> list(
            ApiCaller caller,
            PageRequest page,
            @RequestParam(name = "organization_id", required = false) @Nullable String organizationId,
            @RequestParam(name = "tier", required = false) @Nullable String tier) {
        LimitHolder holder = organizationId == null && tier == null ? null : holder(organizationId, tier, null);
        var found = limits.list(
                LimitPlaces.actor(caller),
                holder == null ? null : holder.kind(),
                holder == null ? null : holder.id(),
                page.after(RateLimitId::parse),
                page.limit());
        return ListAnswer.of(found.map(this::answer), Answer::id);
    }

    @Operation(summary = "Limit an organisation, each member of a tier, or each organisation's use of a model")
    @PostMapping
    Answer create(ApiCaller caller, @RequestBody NewBody body) {
        return answer(limits.create(
                LimitPlaces.actor(caller), holder(body.organizationId(), body.tier(), body.model()), body.allowance()));
    }

    @Operation(summary = "Retrieve a limit")
    @GetMapping("/{id}")
    Answer retrieve(ApiCaller caller, @PathVariable RateLimitId id) {
        return answer(limits.get(LimitPlaces.actor(caller), id));
    }

    @Operation(summary = "Change parts of a limit")
    @PostMapping("/{id}")
    Answer modify(ApiCaller caller, @PathVariable RateLimitId id, @RequestBody RateLimitBody body) {
        RateLimit before = limits.get(LimitPlaces.actor(caller), id);
        limits.setBySeller(LimitPlaces.actor(caller), before.holder(), body.over(before.allowance()));
        return answer(limits.get(LimitPlaces.actor(caller), id));
    }

    @Operation(summary = "Take a limit away")
    @DeleteMapping("/{id}")
    Answer delete(ApiCaller caller, @PathVariable RateLimitId id) {
        RateLimit before = limits.get(LimitPlaces.actor(caller), id);
        limits.setBySeller(LimitPlaces.actor(caller), before.holder(), Allowance.NONE);
        return answer(before);
    }

    private LimitHolder holder(@Nullable String organizationId, @Nullable String tier, @Nullable String model) {
        if (organizationId != null && tier != null) {
            throw new InvalidInputException("tier", "ambiguous", "give either organization_id or tier");
        }
        if (organizationId != null) {
            return LimitHolder.of(
                    OrganisationId.parse(organizationId)
                            .orElseThrow(() -> ApiException.invalid(
                                    "organization_id", "organization_id must be an organisation's id")),
                    model);
        }
        return tier != null
                ? LimitHolder.of(tier(tier), model)
                : LimitHolder.ofModel(ApiException.required("model", model));
    }

    private TierId tier(String name) {
        return tiers.tiers().stream()
                .filter(one ->
                        one.name().equalsIgnoreCase(name) || one.id().text().equals(name))
                .map(Tier::id)
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("tier", "not_found", "there is no tier " + name));
    }

    private Answer answer(RateLimit limit) {
        LimitHolder holder = limit.holder();
        UUID id = holder.id();
        Allowance allowance = limit.allowance();
        return new Answer(
                "rate_limit",
                limit.id().text(),
                id != null && holder.kind() == LimitKind.ORGANISATION ? new OrganisationId(id).text() : null,
                id != null && holder.kind() == LimitKind.TIER
                        ? tiers.known(new TierId(id)).name()
                        : null,
                id != null && holder.kind() == LimitKind.PROJECT ? new ProjectId(id).text() : null,
                id != null && holder.kind() == LimitKind.KEY ? new KeyId(id).text() : null,
                holder.model(),
                allowance.requestsPerMinute(),
                allowance.tokensPerMinute(),
                allowance.requestsPerDay(),
                allowance.concurrentRequests(),
                limit.createdAt().getEpochSecond());
    }
}
