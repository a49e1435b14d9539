package io.lapilli.identity;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Who does something: a user in the browser, an admin key, or the seller. What an admin key does is limited by what its
 * owner may do, so that a key is no way to more than one's role.
 *
 * @param user null for a key without an owner and for the installation itself
 * @param key null in the browser
 * @param seller acts for the seller: may do everything, in every organisation
 */
public record Actor(@Nullable UserId user, @Nullable KeyId key, boolean seller) {

    /** The installation itself: what it does at its start and on schedule. */
    public static final Actor INSTALLATION = new Actor(null, null, true);

    public static Actor user(UserId user) {
        return new Actor(user, null, false);
    }

    /** @throws NotPermittedException unless it acts for the seller */
    public void requireSeller() {
        if (!seller) {
            throw new NotPermittedException("the operator's administration");
        }
    }
}
