/** Words every module speaks: typed ids, token counts, meters, slices of lists, the settings. */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package io.lapilli.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
