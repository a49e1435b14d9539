/** Screens of budgets and of the wallet. */
@NullMarked
@NamedInterface("ui")
package io.lapilli.budget.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
