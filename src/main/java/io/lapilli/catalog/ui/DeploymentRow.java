package io.lapilli.catalog.ui;

import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.health.DeploymentHealth;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table of models: one of its deployments, or the model alone when nothing serves it.
 *
 * @param upstream its name; empty without a deployment
 * @param share of the requests that reach its priority, 0 to 1
 * @param first whether it is the model's first line
 */
record DeploymentRow(
        Model model,
        @Nullable Deployment deployment,
        String upstream,
        double share,
        DeploymentHealth health,
        boolean first) {

    boolean retired() {
        return model.retiredAt() != null;
    }

    DeploymentRow with(DeploymentHealth now) {
        return new DeploymentRow(model, deployment, upstream, share, now, first);
    }
}
