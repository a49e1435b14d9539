/** The data plane: admission, routing, pass-through of streams, settlement. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "apikey",
            "catalog",
            "catalog::health",
            "pricing",
            "metering",
            "budget",
            "usage",
            "identity",
            "limit",
            "project",
            "prompt"
        })
package io.lapilli.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
