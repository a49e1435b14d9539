/** Models, the upstreams that serve them, and deployments: a model as served by one upstream. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "ui"})
package io.lapilli.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
