/** Issues, revokes and verifies project keys, admin keys and operator keys. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "project", "ui"})
package io.lapilli.apikey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
