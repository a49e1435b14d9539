/** The way in: sign-in, invitations, new passwords; and one's own profile. */
@NullMarked
package io.lapilli.identity.ui;

import org.jspecify.annotations.NullMarked;
