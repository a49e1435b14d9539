package io.lapilli.catalog.web;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.Models;
import io.lapilli.catalog.TrialCalls;
import io.lapilli.catalog.health.DeploymentHealth;
import io.lapilli.catalog.health.DeploymentHealths;
import io.lapilli.catalog.health.Saturation;
import io.lapilli.catalog.health.Saturations;
import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ListAnswer;
import io.lapilli.shared.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deployments as they do: to be watched, drained and tried. They are made and changed with their model. */
@Tag(name = "Deployments")
@RestController
@RequestMapping("/v1/operator/deployments")
class DeploymentController {

    private final Models models;
    private final Catalog catalog;
    private final DeploymentHealths healths;
    private final Saturations saturations;
    private final TrialCalls trials;

    DeploymentController(
            Models models, Catalog catalog, DeploymentHealths healths, Saturations saturations, TrialCalls trials) {
        this.models = models;
        this.catalog = catalog;
        this.healths = healths;
        this.saturations = saturations;
        this.trials = trials;
    }

    @Operation(summary = "List the deployments of all models with what calls to them came to in the last hour")
    @GetMapping
    ListAnswer<DeploymentStateAnswer> list(ApiCaller caller, PageRequest page) {
        Operator.require(caller);
        Map<DeploymentId, DeploymentHealth> lastHour = healths.lastHour();
        Map<DeploymentId, Saturation> now = saturations.now();
        List<DeploymentStateAnswer> all = models.list().stream()
                .flatMap(model -> model.deployments().stream().map(one -> answer(model, one, lastHour, now)))
                .toList();
        return ListAnswer.of(Operator.slice(all, DeploymentStateAnswer::id, page), DeploymentStateAnswer::id);
    }

    @Operation(summary = "Retrieve a deployment with what calls to it came to in the last hour")
    @GetMapping("/{id}")
    DeploymentStateAnswer retrieve(ApiCaller caller, @PathVariable DeploymentId id) {
        Operator.require(caller);
        return answer(models.deployedAs(id), id);
    }

    @Operation(summary = "Let no new requests come to a deployment; those that run come to their end")
    @PostMapping("/{id}/drain")
    DeploymentStateAnswer drain(ApiCaller caller, @PathVariable DeploymentId id) {
        Operator.require(caller);
        return answer(models.drain(id), id);
    }

    @Operation(summary = "Let requests come to a drained deployment again")
    @PostMapping("/{id}/resume")
    DeploymentStateAnswer resume(ApiCaller caller, @PathVariable DeploymentId id) {
        Operator.require(caller);
        return answer(models.resume(id), id);
    }

    @Operation(
            summary = "Ask a deployment a tiny question",
            description =
                    "A real call with few tokens, in nobody's usage. What goes wrong is answered with 200 as well: "
                            + "ok tells, and reason says why.")
    @PostMapping("/{id}/trial")
    TrialAnswer trial(ApiCaller caller, @PathVariable DeploymentId id) {
        Operator.require(caller);
        Model model = models.deployedAs(id);
        return TrialAnswer.of(trials.ask(model, deployment(model, id)));
    }

    private DeploymentStateAnswer answer(Model model, DeploymentId id) {
        return answer(model, deployment(model, id), healths.lastHour(), saturations.now());
    }

    private DeploymentStateAnswer answer(
            Model model,
            Deployment deployment,
            Map<DeploymentId, DeploymentHealth> lastHour,
            Map<DeploymentId, Saturation> now) {
        return DeploymentStateAnswer.of(
                model,
                deployment,
                catalog,
                lastHour.getOrDefault(deployment.id(), DeploymentHealth.UNKNOWN),
                now.getOrDefault(deployment.id(), Saturation.UNKNOWN));
    }

    private static Deployment deployment(Model model, DeploymentId id) {
        return model.deployments().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
