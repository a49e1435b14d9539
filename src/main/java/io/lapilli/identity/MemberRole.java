package io.lapilli.identity;

import static io.lapilli.identity.Permission.CREATE_PROJECTS;
import static io.lapilli.identity.Permission.MANAGE_MONEY;
import static io.lapilli.identity.Permission.MANAGE_OWNERS;
import static io.lapilli.identity.Permission.OWN_KEYS;
import static io.lapilli.identity.Permission.VIEW;
import static io.lapilli.identity.Permission.WRITE_PROMPTS;

import java.util.EnumSet;
import java.util.Set;

/** What a user is in one organisation. The one place that says what each role may do. */
public enum MemberRole {
    OWNER(EnumSet.allOf(Permission.class)),
    ADMIN(EnumSet.complementOf(EnumSet.of(MANAGE_OWNERS))),
    DEVELOPER(EnumSet.of(VIEW, CREATE_PROJECTS, OWN_KEYS, WRITE_PROMPTS)),
    BILLING(EnumSet.of(VIEW, MANAGE_MONEY)),
    VIEWER(EnumSet.of(VIEW));

    private final Set<Permission> permissions;

    MemberRole(Set<Permission> permissions) {
        this.permissions = permissions;
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** What one must be allowed to give this role to somebody, or to take it away. */
    Permission neededToGive() {
        return this == OWNER ? MANAGE_OWNERS : Permission.MANAGE_MEMBERS;
    }

    /** Whether who has this role may give that one to somebody, or take it away. */
    public boolean mayGive(MemberRole role) {
        return may(role.neededToGive());
    }
}
