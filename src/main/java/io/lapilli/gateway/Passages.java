package io.lapilli.gateway;

import io.lapilli.catalog.health.DeploymentWatch;
import org.springframework.stereotype.Component;

/** What every request's passage to an upstream and back works with. */
@Component
class Passages {

    final Attempts attempts;
    final UpstreamErrors errors;
    final Estimator estimator;
    final Settlement settlement;
    final Patience patience;
    final int longestAnswer;
    final BodyMemory memory;
    final DeploymentWatch watch;

    Passages(
            Attempts attempts,
            UpstreamErrors errors,
            Estimator estimator,
            Settlement settlement,
            BodyMemory memory,
            DeploymentWatch watch,
            GatewaySettings settings) {
        this.attempts = attempts;
        this.errors = errors;
        this.estimator = estimator;
        this.settlement = settlement;
        this.memory = memory;
        this.watch = watch;
        this.patience = new Patience(settings);
        this.longestAnswer = Math.toIntExact(settings.answerLimit().toBytes());
    }

    Passage open(Admitted request, Flight flight, Outlet outlet) {
        return new Passage(this, request, flight, outlet);
    }
}
