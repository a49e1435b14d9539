/** Rate limits: how many requests and tokens a key, a project or an organisation may have in a minute or a day. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "identity", "project", "apikey", "catalog", "pricing", "tier", "ui"})
package io.lapilli.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
