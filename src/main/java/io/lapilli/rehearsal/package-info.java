/** The built-in upstream that is not a language model and says so. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "catalog", "gateway::upstream"})
package io.lapilli.rehearsal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
