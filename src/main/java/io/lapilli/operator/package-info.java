/** The seller's screens that combine modules, one package a screen. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "ui",
            "identity",
            "project",
            "apikey",
            "catalog",
            "catalog::health",
            "catalog::ui",
            "pricing",
            "pricing::ui",
            "usage",
            "usage::forecast",
            "tier",
            "tier::ui",
            "limit",
            "limit::ui",
            "budget::ui"
        })
package io.lapilli.operator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
