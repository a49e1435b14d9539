/** Where the reader is, what the switcher offers, what Ctrl K finds, what wakes the screens. */
@NullMarked
package io.lapilli.console.place;

import org.jspecify.annotations.NullMarked;
