/** One file that a running portal can be restored from: its journal, its embedded database and its secret. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "metering"})
package io.lapilli.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
