package io.lapilli.apikey;

/** What a key is for: a project key infers, an admin key manages one organisation, an operator key the portal. */
public enum KeyKind {
    PROJECT,
    ADMIN,
    OPERATOR
}
