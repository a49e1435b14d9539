/** Dated rates, which of them wins, and the charge with its explanation. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "catalog", "identity", "ui"})
package io.lapilli.pricing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
