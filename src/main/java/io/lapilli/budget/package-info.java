/** Budgets and wallets: what may still be spent, what is held for requests under way, and what was paid in. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "identity", "project", "apikey", "pricing", "usage", "metering", "ui"})
package io.lapilli.budget;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
