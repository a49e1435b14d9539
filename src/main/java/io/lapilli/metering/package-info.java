/** The usage journal, settlement, and the projector that carries both into the database. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "usage", "pricing"})
package io.lapilli.metering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
