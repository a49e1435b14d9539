/** How deployments do: what calls to them came to in the last hour, and how many are on their way. */
@NullMarked
@NamedInterface("health")
package io.lapilli.catalog.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
