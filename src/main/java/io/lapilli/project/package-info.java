/** Projects: where work happens inside an organisation. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "ui"})
package io.lapilli.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
