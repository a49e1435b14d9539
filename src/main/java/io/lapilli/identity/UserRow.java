package io.lapilli.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user as the operator's list shows one.
 *
 * @param lastSeenAt some seconds late; null: never
 * @param memberships by name, the operator organisation last
 */
public record UserRow(User user, UserState state, @Nullable Instant lastSeenAt, List<Membership> memberships) {

    UserRow with(List<Membership> memberships) {
        return new UserRow(user, state, lastSeenAt, memberships);
    }
}
