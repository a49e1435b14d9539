/** What a prompt asks of an answer beyond its subject: language, length, tone, format, refusals, a name. */
@NullMarked
package io.lapilli.rehearsal.directive;

import org.jspecify.annotations.NullMarked;
