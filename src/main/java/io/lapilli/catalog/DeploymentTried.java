package io.lapilli.catalog;

import io.lapilli.shared.AuditableEvent;

/** Somebody asked a deployment a trial question. */
public record DeploymentTried(String model, Deployment deployment, TrialResult result) implements AuditableEvent {

    @Override
    public String auditName() {
        return "deployment.tried";
    }
}
