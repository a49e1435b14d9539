package io.lapilli.identity;

import io.lapilli.shared.SessionId;
import io.lapilli.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to sign in with somebody's account; an accepted one is a session in a browser until it ends.
 *
 * @param lastSeenAt some seconds late; null: refused
 * @param endedAt when it was ended by somebody; null: it was not, so it ends by itself when the browser stays away for
 *     {@link Sessions#IDLE}
 */
public record Session(
        SessionId id,
        UserId user,
        Instant at,
        boolean accepted,
        Browser browser,
        @Nullable Instant lastSeenAt,
        @Nullable Instant endedAt) {

    static Session begun(SessionId id, UserId user, Instant now, Browser browser) {
        return new Session(id, user, now, true, browser, now, null);
    }

    static Session refused(SessionId id, UserId user, Instant now, Browser browser) {
        return new Session(id, user, now, false, browser, null, null);
    }

    /** Whether somebody can still act in it. */
    public boolean open(Instant now) {
        return accepted && endedAt == null && lastSeenAt != null && now.isBefore(lastSeenAt.plus(Sessions.IDLE));
    }
}
