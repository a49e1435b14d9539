/** What people are told with the bell: kept until it is old, read by each person for oneself. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "identity",
            "project",
            "apikey",
            "pricing",
            "tier",
            "budget",
            "budget::ui",
            "ui"
        })
package io.lapilli.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
