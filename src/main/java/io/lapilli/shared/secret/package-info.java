/** The installation's one secret and what is derived from it. */
@NullMarked
package io.lapilli.shared.secret;

import org.jspecify.annotations.NullMarked;
