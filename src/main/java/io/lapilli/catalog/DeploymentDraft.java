package io.lapilli.catalog;

import io.lapilli.shared.UpstreamId;

/** What makes a deployment; {@link Deployment} states the rules. */
public record DeploymentDraft(
        UpstreamId upstream, String upstreamModel, int weight, int priority, String capField, AbortPolicy abortPolicy) {

    /** With the usual settings: everything to it, the client's going away cancels its call. */
    public DeploymentDraft(UpstreamId upstream, String upstreamModel) {
        this(upstream, upstreamModel, 1, 1, Deployment.MAX_TOKENS, AbortPolicy.CANCEL);
    }
}
