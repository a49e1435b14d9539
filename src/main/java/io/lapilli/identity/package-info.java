/** Users, sign-in, organisations, members, invitations, roles, sessions. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "ui"})
package io.lapilli.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
