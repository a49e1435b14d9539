/** The seller's screen of rates, and how prices are said and drawn on every screen. */
@NullMarked
@NamedInterface("ui")
package io.lapilli.pricing.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
