/** The customer's screens that combine modules, one package a screen. */
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
            "pricing::ui",
            "usage",
            "usage::forecast",
            "tier",
            "tier::ui",
            "metering",
            "budget",
            "budget::ui",
            "playground",
            "playground::ui",
            "prompt",
            "limit",
            "limit::ui"
        })
package io.lapilli.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
