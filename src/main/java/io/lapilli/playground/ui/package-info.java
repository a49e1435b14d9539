/** The screen on which models are tried side by side. */
@NamedInterface("ui")
@NullMarked
package io.lapilli.playground.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
