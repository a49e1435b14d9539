package io.lapilli.rehearsal;

/**
 * Tokens as the wire counts them.
 *
 * @param prompt the cached ones included
 * @param completion the reasoning ones included
 */
record Usage(int prompt, int cached, int completion, int reasoning) {

    /** Numbers that are wrong in every field, for who wants to see what becomes of them. */
    Usage untrue() {
        return new Usage(3 * prompt + 1, 3 * cached + 2, 3 * completion + 3, 3 * reasoning);
    }
}
