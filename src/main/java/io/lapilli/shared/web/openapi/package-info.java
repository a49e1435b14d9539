/** The description of the HTTP planes at {@code /openapi.json}: what the controllers say, and what they can't say. */
@NullMarked
package io.lapilli.shared.web.openapi;

import org.jspecify.annotations.NullMarked;
