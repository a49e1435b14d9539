package io.lapilli.identity;

/** Something that not every member of an organisation may do; {@link MemberRole#may} says who may. */
public enum Permission {
    /** See projects, keys (never secrets), usage, spend. */
    VIEW,
    CREATE_PROJECTS,
    /** Rename and archive any project, set its limits and members. */
    MANAGE_PROJECTS,
    /** Make and revoke keys of one's own. */
    OWN_KEYS,
    /** Write, publish and label prompts. */
    WRITE_PROMPTS,
    /** Make and revoke anybody's keys and service accounts. */
    MANAGE_KEYS,
    /** Keys that manage the organisation. */
    MANAGE_ADMIN_KEYS,
    /** Budgets, wallet, statements. */
    MANAGE_MONEY,
    /** Name, time zone, rules of the organisation. */
    MANAGE_ORGANISATION,
    /** Invite, change and remove members who are not owners. */
    MANAGE_MEMBERS,
    /** Make somebody an owner, or an owner something else. */
    MANAGE_OWNERS
}
