/** What the management and operator planes have in common: who calls, how lists and errors look on the wire. */
@NullMarked
package io.lapilli.shared.web;

import org.jspecify.annotations.NullMarked;
