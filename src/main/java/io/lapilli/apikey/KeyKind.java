package io.lapilli.apikey;

/** What a key is for: a project key infers, an admin key manages one organisation, an operator key the portal. */
public enum KeyKind {
    PROJECT,
    ADMIN,
    OPERATOR,
    /** Stands for a person who calls models of a project in the browser; nobody holds its secret. */
    PLAYGROUND;

    /** Whether somebody can present a key of this kind. */
    public boolean isPresented() {
        return this != PLAYGROUND;
    }
}
