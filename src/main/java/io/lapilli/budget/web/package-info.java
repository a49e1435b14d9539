/** Budgets, wallets and redemption codes over HTTP. */
@NullMarked
package io.lapilli.budget.web;

import org.jspecify.annotations.NullMarked;
