/** Limits as people see and set them, for the screens of a project and of a customer. */
@NullMarked
@NamedInterface("ui")
package io.lapilli.limit.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
