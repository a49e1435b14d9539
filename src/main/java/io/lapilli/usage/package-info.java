/** Usage events, request records, rollups and their queries. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "pricing", "ui"})
package io.lapilli.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
