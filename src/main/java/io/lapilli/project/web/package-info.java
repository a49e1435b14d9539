/** The management plane's projects. */
@NullMarked
package io.lapilli.project.web;

import org.jspecify.annotations.NullMarked;
