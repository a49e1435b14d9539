/** The screens of an organisation's projects. */
@NullMarked
package io.lapilli.console.projects;

import org.jspecify.annotations.NullMarked;
