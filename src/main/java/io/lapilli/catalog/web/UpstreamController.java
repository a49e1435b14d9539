package io.lapilli.catalog.web;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Upstream;
import io.lapilli.catalog.UpstreamDraft;
import io.lapilli.catalog.UpstreamInUseException;
import io.lapilli.catalog.UpstreamPatch;
import io.lapilli.catalog.Upstreams;
import io.lapilli.shared.UpstreamId;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ApiException;
import io.lapilli.shared.web.ListAnswer;
import io.lapilli.shared.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Upstreams")
@RestController
@RequestMapping("/v1/operator/upstreams")
class UpstreamController {

    private final Upstreams upstreams;
    private final Catalog catalog;

    UpstreamController(Upstreams upstreams, Catalog catalog) {
        this.upstreams = upstreams;
        this.catalog = catalog;
    }

    /** @param apis chat and embeddings unless given */
    @Schema(name = "UpstreamBody")
    record Body(
            @Nullable String name,
            @Nullable String baseUrl,
            @Nullable String apiKey,
            @Nullable List<@Nullable String> apis,
            @Nullable Boolean allowPrivate) {}

    @Operation(summary = "List the upstreams, the oldest first")
    @GetMapping
    ListAnswer<UpstreamAnswer> list(ApiCaller caller, PageRequest page) {
        Operator.require(caller);
        List<UpstreamAnswer> all = upstreams.list().stream()
                .map(upstream -> UpstreamAnswer.of(upstream, catalog))
                .toList();
        return ListAnswer.of(Operator.slice(all, UpstreamAnswer::id, page), UpstreamAnswer::id);
    }

    @Operation(summary = "Create an upstream; its credential is kept encrypted and never answered")
    @PostMapping
    UpstreamAnswer create(ApiCaller caller, @RequestBody Body body) {
        Operator.require(caller);
        Set<String> apis = body.apis() == null ? Set.of(Upstream.CHAT, Upstream.EMBEDDINGS) : apis(body.apis());
        return answer(upstreams.create(new UpstreamDraft(
                ApiException.required("name", body.name()),
                ApiException.required("base_url", body.baseUrl()),
                body.apiKey(),
                apis,
                Boolean.TRUE.equals(body.allowPrivate()))));
    }

    @Operation(summary = "Retrieve an upstream")
    @GetMapping("/{id}")
    UpstreamAnswer retrieve(ApiCaller caller, @PathVariable UpstreamId id) {
        Operator.require(caller);
        return answer(upstreams.get(id));
    }

    @Operation(summary = "Change parts of an upstream; an empty api_key removes the credential")
    @PostMapping("/{id}")
    UpstreamAnswer modify(ApiCaller caller, @PathVariable UpstreamId id, @RequestBody Body body) {
        Operator.require(caller);
        return answer(upstreams.modify(
                id,
                new UpstreamPatch(
                        body.name(),
                        body.baseUrl(),
                        body.apiKey(),
                        body.apis() == null ? null : apis(body.apis()),
                        body.allowPrivate())));
    }

    @Operation(summary = "Delete an upstream that no model is deployed on")
    @DeleteMapping("/{id}")
    Deleted delete(ApiCaller caller, @PathVariable UpstreamId id) {
        Operator.require(caller);
        try {
            upstreams.delete(id);
        } catch (UpstreamInUseException inUse) {
            throw Operator.conflict("upstream_in_use", inUse.getMessage());
        }
        return new Deleted("upstream.deleted", id.text(), true);
    }

    private UpstreamAnswer answer(Upstream upstream) {
        return UpstreamAnswer.of(upstream, catalog);
    }

    private static Set<String> apis(List<@Nullable String> apis) {
        var known = new HashSet<String>();
        for (@Nullable String api : apis) {
            known.add(ApiException.required("apis", api));
        }
        return known;
    }
}
