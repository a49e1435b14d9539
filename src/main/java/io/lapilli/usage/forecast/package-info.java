/** Days of usage as sums, and what they say about the days to come. */
@NullMarked
@NamedInterface("forecast")
package io.lapilli.usage.forecast;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
