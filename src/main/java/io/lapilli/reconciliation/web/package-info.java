/** The reconciliation over HTTP, for the seller. */
@NullMarked
package io.lapilli.reconciliation.web;

import org.jspecify.annotations.NullMarked;
