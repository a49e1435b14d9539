/**
 * The proof, always running, that requests, events, charges, rollups, wallets and budgets agree. It reads the tables of
 * usage and of wallets itself: a proof that asked those who write them would share their mistakes.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "identity", "metering", "budget", "ui"})
package io.lapilli.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
