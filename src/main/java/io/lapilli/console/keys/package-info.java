/** The screen of an organisation's keys: what they are for, who owns them, what they cost. */
@NullMarked
package io.lapilli.console.keys;

import org.jspecify.annotations.NullMarked;
