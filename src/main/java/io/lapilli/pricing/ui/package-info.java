/** The customer's screens of models and their prices. */
@NullMarked
package io.lapilli.pricing.ui;

import org.jspecify.annotations.NullMarked;
