package io.lapilli.catalog.health;

import io.lapilli.shared.DeploymentId;
import java.util.Map;

/** How much of each deployment is in use; whoever calls them knows. */
public interface Saturations {

    /** On this node, from memory. One that it has not called is absent: {@link Saturation#UNKNOWN}. */
    Map<DeploymentId, Saturation> now();
}
