package io.lapilli.catalog.web;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.Models;
import io.lapilli.catalog.Upstream;
import io.lapilli.catalog.Upstreams;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ListAnswer;
import io.lapilli.shared.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A model's id is its name, which may hold slashes: it takes the rest of the path. */
@Tag(name = "Models (operator)")
@RestController
@RequestMapping("/v1/operator/models")
class ModelController {

    private final Models models;
    private final Upstreams upstreams;
    private final Catalog catalog;

    ModelController(Models models, Upstreams upstreams, Catalog catalog) {
        this.models = models;
        this.upstreams = upstreams;
        this.catalog = catalog;
    }

    @Operation(summary = "List the models with their deployments, retired ones included, the oldest first")
    @GetMapping
    ListAnswer<ModelAnswer> list(ApiCaller caller, PageRequest page) {
        Operator.require(caller);
        List<ModelAnswer> all = models.list().stream().map(this::answer).toList();
        return ListAnswer.of(Operator.slice(all, ModelAnswer::id, page), ModelAnswer::id);
    }

    @Operation(summary = "Create a model with its deployments")
    @PostMapping
    ModelAnswer create(ApiCaller caller, @RequestBody ModelBody body) {
        Operator.require(caller);
        return answer(models.create(body.draft(this::upstream)));
    }

    @Operation(summary = "Retrieve a model")
    @GetMapping("/{*id}")
    ModelAnswer retrieve(ApiCaller caller, @PathVariable String id) {
        Operator.require(caller);
        return answer(models.get(name(id)));
    }

    @Operation(summary = "Change parts of a model, retire it, bring it back")
    @PostMapping("/{*id}")
    ModelAnswer modify(ApiCaller caller, @PathVariable String id, @RequestBody ModelBody body) {
        Operator.require(caller);
        Model changed = models.modify(body.change(models.get(name(id)), this::upstream));
        if (body.retired() != null) {
            changed = body.retired() ? models.retire(changed.name()) : models.restore(changed.name());
        }
        return answer(changed);
    }

    @Operation(summary = "Retire a model: callers no longer find it, its prices and its usage stay")
    @DeleteMapping("/{*id}")
    Deleted retire(ApiCaller caller, @PathVariable String id) {
        Operator.require(caller);
        return new Deleted("model.deleted", models.retire(name(id)).name(), true);
    }

    private ModelAnswer answer(Model model) {
        return ModelAnswer.of(model, catalog);
    }

    private Upstream upstream(String nameOrId) {
        return upstreams.list().stream()
                .filter(upstream ->
                        upstream.name().equals(nameOrId) || upstream.id().text().equals(nameOrId))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "deployments.upstream", "not_found", "there is no upstream " + nameOrId));
    }

    private static String name(String rest) {
        return rest.substring(1);
    }
}
