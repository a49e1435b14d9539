package io.lapilli.identity;

import org.jspecify.annotations.Nullable;

/**
 * What a person who opens a link gets to see.
 *
 * @param organisation name of the organisation it leads into; null when it leads into none
 * @param account whether there is an account with a password: then its owner has to sign in, otherwise a name and a
 *     password make one
 */
public record OpenedLink(
        Invitation.Kind kind,
        String email,
        @Nullable String organisation,
        @Nullable MemberRole role,
        boolean account) {}
