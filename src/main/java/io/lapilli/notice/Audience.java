package io.lapilli.notice;

import io.lapilli.identity.Membership;
import io.lapilli.identity.Permission;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.UserId;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom a notice concerns: everybody, those who may do something in an organisation now, or one person. It is asked for
 * by what the reader is at that moment, so whoever leaves an organisation no longer reads its notices.
 *
 * @param text as it is stored
 */
record Audience(String text) {

    /** What notices are for; asking for all permissions would look for rows that never are. */
    private static final List<Permission> CONCERNED =
            List.of(Permission.VIEW, Permission.MANAGE_MONEY, Permission.MANAGE_KEYS, Permission.MANAGE_MEMBERS);

    static Audience everybody() {
        return new Audience("everybody");
    }

    static Audience person(UserId user) {
        return new Audience("user " + user.value());
    }

    static Audience whoMay(Permission permission, OrganisationId organisation) {
        if (!CONCERNED.contains(permission)) {
            throw new IllegalArgumentException("nobody is asked for notices by " + permission);
        }
        return new Audience("may " + permission + " in " + organisation.value());
    }

    /** All that one person belongs to. */
    static List<Audience> of(UserId user, List<Membership> memberships) {
        var audiences = new ArrayList<>(List.of(everybody(), person(user)));
        for (Membership one : memberships) {
            CONCERNED.stream()
                    .filter(one.role()::may)
                    .map(permission -> whoMay(permission, one.organisation().id()))
                    .forEach(audiences::add);
        }
        return audiences;
    }
}
