package io.lapilli.catalog;

import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.UpstreamId;

/**
 * A model as served by one upstream.
 *
 * @param upstreamModel the upstream's name of the model
 * @param weight share among deployments of the same priority, at least 0; 0 gets nothing
 * @param priority lower is tried first
 * @param capField the request field that caps the answer's length here when the client sent none
 */
public record Deployment(
        DeploymentId id,
        UpstreamId upstream,
        String upstreamModel,
        int weight,
        int priority,
        String capField,
        AbortPolicy abortPolicy) {}
