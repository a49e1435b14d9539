package io.lapilli.limit.web;

import io.lapilli.limit.Allowance;
import io.lapilli.limit.LimitBook;
import io.lapilli.limit.OfferedModels;
import io.lapilli.limit.RateLimit;
import io.lapilli.limit.RateLimits;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.Slice;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ApiException;
import io.lapilli.shared.web.ListAnswer;
import io.lapilli.shared.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A limit's id is its model's, whose name may hold slashes: it takes the rest of the path. */
@Tag(name = "Rate limits")
@RestController
@RequestMapping("/v1/organization/projects/{project}")
class OrganizationLimitController {

    private static final String OF_PROJECT = "project.rate_limit";
    private static final String OF_KEY = "api_key.rate_limit";

    private final RateLimits limits;
    private final LimitBook book;
    private final OfferedModels models;

    OrganizationLimitController(RateLimits limits, LimitBook book, OfferedModels models) {
        this.limits = limits;
        this.book = book;
        this.models = models;
    }

    @Operation(
            summary = "List what limits a project, by model",
            description =
                    "The project's own limits, and its organisation's where it has none. The entry with the model * is for all models together.")
    @GetMapping("/rate_limits")
    ListAnswer<RateLimitAnswer> list(ApiCaller caller, @PathVariable ProjectId project, PageRequest page) {
        limits.of(caller.organisation(), project);
        return page(
                places(caller).stream()
                        .map(model -> RateLimitAnswer.of(
                                OF_PROJECT, model, book.of(project, model).or(book.of(caller.organisation(), model))))
                        .toList(),
                page);
    }

    @Operation(summary = "Limit a project's use of a model, or with rl-* of all models together")
    @PostMapping("/rate_limits/{*id}")
    RateLimitAnswer modify(
            ApiCaller caller,
            @PathVariable ProjectId project,
            @PathVariable String id,
            @RequestBody RateLimitBody body) {
        String model = LimitPlaces.model(id);
        Allowance own = body.over(own(limits.of(caller.organisation(), project), model));
        limits.set(LimitPlaces.actor(caller), caller.organisation(), project, model, own);
        return RateLimitAnswer.of(OF_PROJECT, model, own.or(book.of(caller.organisation(), model)));
    }

    @Operation(summary = "Take away what a project has of its own; its organisation's limits go on holding")
    @DeleteMapping("/rate_limits/{*id}")
    RateLimitAnswer delete(ApiCaller caller, @PathVariable ProjectId project, @PathVariable String id) {
        String model = LimitPlaces.model(id);
        limits.set(LimitPlaces.actor(caller), caller.organisation(), project, model, Allowance.NONE);
        return RateLimitAnswer.of(OF_PROJECT, model, book.of(caller.organisation(), model));
    }

    @Operation(summary = "List what a key is limited to of its own, by model")
    @GetMapping("/api_keys/{key}/rate_limits")
    ListAnswer<RateLimitAnswer> list(
            ApiCaller caller, @PathVariable ProjectId project, @PathVariable KeyId key, PageRequest page) {
        limits.of(caller.organisation(), project);
        return page(
                limits.of(caller.organisation(), key).stream()
                        .map(limit -> RateLimitAnswer.of(OF_KEY, limit.holder().model(), limit.allowance()))
                        .toList(),
                page);
    }

    @Operation(summary = "Limit a key's use of a model, or with rl-* of all models together")
    @PostMapping("/api_keys/{key}/rate_limits/{*id}")
    RateLimitAnswer modify(
            ApiCaller caller,
            @PathVariable ProjectId project,
            @PathVariable KeyId key,
            @PathVariable String id,
            @RequestBody RateLimitBody body) {
        String model = LimitPlaces.model(id);
        limits.of(caller.organisation(), project);
        Allowance own = body.over(own(limits.of(caller.organisation(), key), model));
        limits.set(LimitPlaces.actor(caller), caller.organisation(), key, model, own);
        return RateLimitAnswer.of(OF_KEY, model, own);
    }

    @Operation(summary = "Take away a key's own limits")
    @DeleteMapping("/api_keys/{key}/rate_limits/{*id}")
    RateLimitAnswer delete(
            ApiCaller caller, @PathVariable ProjectId project, @PathVariable KeyId key, @PathVariable String id) {
        String model = LimitPlaces.model(id);
        limits.of(caller.organisation(), project);
        limits.set(LimitPlaces.actor(caller), caller.organisation(), key, model, Allowance.NONE);
        return RateLimitAnswer.of(OF_KEY, model, Allowance.NONE);
    }

    /** Each model, and at last all together. */
    private List<@Nullable String> places(ApiCaller caller) {
        List<@Nullable String> places = new ArrayList<>(models.of(caller.organisation()));
        places.add(null);
        return places;
    }

    private static Allowance own(List<RateLimit> own, @Nullable String model) {
        return own.stream()
                .filter(limit -> Objects.equals(limit.holder().model(), model))
                .findFirst()
                .map(RateLimit::allowance)
                .orElse(Allowance.NONE);
    }

    private static ListAnswer<RateLimitAnswer> page(List<RateLimitAnswer> all, PageRequest page) {
        int from = 0;
        if (page.after() != null && !page.after().isEmpty()) {
            from = 1 + all.stream().map(RateLimitAnswer::id).toList().indexOf(page.after());
            if (from == 0) {
                throw ApiException.invalid("after", "after must be an id of this list");
            }
        }
        List<RateLimitAnswer> rest = all.subList(from, Math.min(all.size(), from + page.limit() + 1));
        return ListAnswer.of(Slice.of(rest, page.limit()), RateLimitAnswer::id);
    }
}
