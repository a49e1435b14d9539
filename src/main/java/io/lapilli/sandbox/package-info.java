/** Demos that run in front of a customer and are changed by both sides while they run. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "ui",
            "identity",
            "project",
            "apikey",
            "catalog",
            "pricing",
            "usage",
            "budget",
            "gateway",
            "playground"
        })
package io.lapilli.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
