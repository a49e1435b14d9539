package io.lapilli.catalog;

import io.lapilli.shared.UpstreamId;
import org.jspecify.annotations.Nullable;

/**
 * What makes a deployment; {@link Deployment} states the rules.
 *
 * @param terms null: as they are, and none for a new one
 * @param drained whether it is to be drained; null: as it is, and not for a new one
 */
public record DeploymentDraft(
        UpstreamId upstream,
        String upstreamModel,
        int weight,
        int priority,
        String capField,
        AbortPolicy abortPolicy,
        @Nullable DeploymentTerms terms,
        @Nullable Boolean drained) {

    /** With the terms that it has. */
    public DeploymentDraft(
            UpstreamId upstream,
            String upstreamModel,
            int weight,
            int priority,
            String capField,
            AbortPolicy abortPolicy,
            @Nullable Boolean drained) {
        this(upstream, upstreamModel, weight, priority, capField, abortPolicy, null, drained);
    }

    /** With the terms that it has, and drained if it is so already. */
    public DeploymentDraft(
            UpstreamId upstream,
            String upstreamModel,
            int weight,
            int priority,
            String capField,
            AbortPolicy abortPolicy) {
        this(upstream, upstreamModel, weight, priority, capField, abortPolicy, null, null);
    }

    /** With the usual settings: everything to it, the client's going away cancels its call. */
    public DeploymentDraft(UpstreamId upstream, String upstreamModel) {
        this(upstream, upstreamModel, 1, 1, Deployment.MAX_TOKENS, AbortPolicy.CANCEL);
    }

    /** What an existing deployment is, to make it anew unchanged. */
    public static DeploymentDraft of(Deployment deployment) {
        return new DeploymentDraft(
                deployment.upstream(),
                deployment.upstreamModel(),
                deployment.weight(),
                deployment.priority(),
                deployment.capField(),
                deployment.abortPolicy());
    }
}
