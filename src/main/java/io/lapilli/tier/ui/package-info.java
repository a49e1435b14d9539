/** The tier of an organisation, and the seller's desk of tiers. */
@NullMarked
@NamedInterface("ui")
package io.lapilli.tier.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
