/** The screen on which models are tried side by side. */
@NullMarked
package io.lapilli.playground.ui;

import org.jspecify.annotations.NullMarked;
