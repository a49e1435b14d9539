package io.lapilli.identity;

import io.lapilli.shared.UserId;

/** Where the seller's screens of users are; open to staff whose role {@link PlatformRole#seesUsers sees users}. */
public final class UserRoutes {

    /** The list of all. */
    public static final String USERS = "operator/users";

    private UserRoutes() {}

    /** The screen of one user, whether or not there is one. */
    public static String of(UserId user) {
        return USERS + "/" + user.text();
    }
}
