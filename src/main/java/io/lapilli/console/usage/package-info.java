/** The screen that shows what was used and spent, by what, and why a request cost what it cost. */
@NullMarked
package io.lapilli.console.usage;

import org.jspecify.annotations.NullMarked;
