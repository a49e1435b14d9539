/** The seller's screen of the reconciliation. */
@NullMarked
package io.lapilli.reconciliation.ui;

import org.jspecify.annotations.NullMarked;
