/** Makes the demo data before anything is served, and says afterwards how to look around. */
@NullMarked
package io.lapilli.demo.start;

import org.jspecify.annotations.NullMarked;
