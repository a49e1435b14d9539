/** Reads JSON where it lies, so that what is not of interest passes on byte for byte. */
@NullMarked
package io.lapilli.gateway.json;

import org.jspecify.annotations.NullMarked;
