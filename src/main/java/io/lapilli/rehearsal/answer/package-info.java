/** Composes answers, JSON and tool calls from the text that a request brings. */
@NullMarked
package io.lapilli.rehearsal.answer;

import org.jspecify.annotations.NullMarked;
