/** The backup's call on the operator plane. */
@NullMarked
package io.lapilli.backup.web;

import org.jspecify.annotations.NullMarked;
