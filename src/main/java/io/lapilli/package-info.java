/** The portal's entry point; every direct sub-package is an application module. */
@NullMarked
package io.lapilli;

import org.jspecify.annotations.NullMarked;
