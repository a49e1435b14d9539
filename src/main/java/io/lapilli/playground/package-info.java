/** Models tried in the browser: calls of a person, charged like every other call. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "ui", "identity", "project", "apikey", "catalog", "pricing", "usage", "gateway"
        })
package io.lapilli.playground;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
