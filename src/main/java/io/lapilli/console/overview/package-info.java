/** The Overview: first steps until the first call has arrived, then what this month and this day are like. */
@NullMarked
package io.lapilli.console.overview;

import org.jspecify.annotations.NullMarked;
