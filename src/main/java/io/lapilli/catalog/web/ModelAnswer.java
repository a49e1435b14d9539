package io.lapilli.catalog.web;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Model;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A model on the wire, as the operator sees it: with what serves it. */
record ModelAnswer(
        String object,
        String id,
        String kind,
        int contextWindow,
        @Nullable Integer maxOutputTokens,
        long createdAt,
        @Nullable Long retiredAt,
        List<DeploymentAnswer> deployments) {

    static ModelAnswer of(Model model, Catalog catalog) {
        return new ModelAnswer(
                "model",
                model.name(),
                model.kind().name().toLowerCase(Locale.ROOT),
                model.contextWindow(),
                model.maxOutputTokens(),
                model.createdAt().getEpochSecond(),
                model.retiredAt() == null ? null : model.retiredAt().getEpochSecond(),
                model.deployments().stream()
                        .map(deployment -> DeploymentAnswer.of(deployment, catalog))
                        .toList());
    }
}
