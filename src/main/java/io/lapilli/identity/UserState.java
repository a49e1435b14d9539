package io.lapilli.identity;

/** What can be done with an account. */
public enum UserState {
    /** Its person can sign in. */
    ACTIVE,
    /** Its person has chosen no password yet. */
    INVITED,
    /** Closed: nobody can sign in, no key of its person works. */
    DISABLED
}
