/**
 * A live session over HTTP: a stream of what happens to each screen, and posts of what its person does. A plain servlet
 * outside of the dispatcher, since a stream stays open for hours.
 */
@NullMarked
package io.lapilli.sandbox.web;

import org.jspecify.annotations.NullMarked;
