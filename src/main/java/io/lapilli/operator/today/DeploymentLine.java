package io.lapilli.operator.today;

import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.health.DeploymentHealth;
import java.util.Comparator;

/** How one deployment does. @param upstream its name */
record DeploymentLine(Model model, Deployment deployment, String upstream, DeploymentHealth health) {

    /** What somebody should look at first. */
    static final Comparator<DeploymentLine> TROUBLED_FIRST = Comparator.comparing(
                    (DeploymentLine line) -> line.health().condition())
            .reversed()
            .thenComparing(line -> line.model().name())
            .thenComparing(DeploymentLine::upstream)
            .thenComparing(line -> line.deployment().id().value());

    boolean tells() {
        return health.calls() > 0 || health.running() > 0 || deployment.drained();
    }
}
