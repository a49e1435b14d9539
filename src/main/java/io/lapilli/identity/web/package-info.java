/** How browsers sign in, and the management and operator planes of users, members and organisations. */
@NullMarked
package io.lapilli.identity.web;

import org.jspecify.annotations.NullMarked;
