/** The seller's board of live sessions, and the pages that a room stands on. */
@NullMarked
package io.lapilli.sandbox.ui;

import org.jspecify.annotations.NullMarked;
