package io.lapilli.operator;

import io.lapilli.identity.Actor;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.PlatformRole;
import io.lapilli.shared.NotPermittedException;
import org.springframework.stereotype.Component;

/** Who sits at the seller's desk: everybody on the staff reads, administrators change. */
@Component
public class Desk {

    /** Who reads, for {@code @RolesAllowed}. */
    public static final String ADMINISTRATOR = "OPERATOR_ADMIN";

    public static final String SUPPORT = "SUPPORT";
    public static final String FINANCE = "FINANCE";
    public static final String PRESALES = "PRESALES";

    private final CurrentUser user;

    Desk(CurrentUser user) {
        this.user = user;
    }

    /** @throws NotPermittedException when the signed-in user is no staff of the seller */
    public void requireStaff() {
        if (user.platformRole() == null) {
            throw new NotPermittedException("the operator's desk");
        }
    }

    /** Whether the signed-in user may change things; use cases check it once more. */
    public boolean mayChange() {
        return user.platformRole() == PlatformRole.OPERATOR_ADMIN;
    }

    /** Whether the screens of users are open to the signed-in user. */
    public boolean seesUsers() {
        PlatformRole role = user.platformRole();
        return role != null && role.seesUsers();
    }

    /** To hand to use cases. */
    public Actor actor() {
        return user.actor();
    }
}
