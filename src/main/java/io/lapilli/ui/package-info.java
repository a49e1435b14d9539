/** The shell, the theme, formats, the components every screen is made of, and the contracts through which features fill them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package io.lapilli.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
