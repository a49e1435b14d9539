package io.lapilli.identity;

/**
 * What a person does for the seller. It opens the operator's screens, not the inside of a customer's organisation: for
 * that a person is a member there.
 */
public enum PlatformRole {
    OPERATOR_ADMIN,
    PRESALES,
    FINANCE,
    SUPPORT;

    /** The authority that stands for it in the browser's security, for {@code @RolesAllowed} without the prefix. */
    public String authority() {
        return "ROLE_" + name();
    }

    /** Whether it opens the list of all users; to change them is the administrator's alone. */
    public boolean seesUsers() {
        return this == OPERATOR_ADMIN || this == SUPPORT;
    }

    /** What staff with this role are in the operator organisation. */
    MemberRole atOperator() {
        return switch (this) {
            case OPERATOR_ADMIN -> MemberRole.OWNER;
            case PRESALES -> MemberRole.DEVELOPER;
            case FINANCE -> MemberRole.BILLING;
            case SUPPORT -> MemberRole.VIEWER;
        };
    }
}
