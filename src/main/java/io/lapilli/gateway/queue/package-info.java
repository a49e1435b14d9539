/** How many calls a deployment takes at a time, who waits for it in which order, and when it is let rest. */
@NullMarked
package io.lapilli.gateway.queue;

import org.jspecify.annotations.NullMarked;
