/** Invented customers with people, keys and fourteen months of usage, for a portal that is tried or shown. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "identity",
            "project",
            "apikey",
            "catalog",
            "catalog::health",
            "pricing",
            "usage",
            "tier",
            "budget",
            "prompt",
            "gateway"
        })
package io.lapilli.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
