/** How the seller's day goes: what flows now, who uses it, what fails, and what a price change did. */
@NullMarked
package io.lapilli.operator.today;

import org.jspecify.annotations.NullMarked;
