package io.lapilli.identity;

import io.lapilli.shared.UserId;
import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who a browser session belongs to, as of the sign-in.
 *
 * @param id the user's, plain so that a session can be serialised
 * @param platformRole as of the sign-in; another one ends the session
 * @param sessionEpoch see {@link Sessions}
 * @param session id of the session, plain as well
 */
public record SignedIn(UUID id, String email, @Nullable PlatformRole platformRole, int sessionEpoch, UUID session)
        implements Principal, Serializable {

    public UserId user() {
        return new UserId(id);
    }

    @Override
    public String getName() {
        return email;
    }
}
