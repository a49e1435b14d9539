/** Tiers: levels of organisations by their consumption; how far the next one is, and how members are spread over them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "pricing", "usage", "usage::forecast", "ui"})
package io.lapilli.tier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
