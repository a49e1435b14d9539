/** The customer's screens of models and their prices, and the seller's of rates. */
@NullMarked
@NamedInterface("ui")
package io.lapilli.pricing.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
