package io.lapilli.apikey.web;

/** The answer to a deletion; {@code object} is the kind with {@code .deleted} after it. */
record Deleted(String object, String id, boolean deleted) {

    static Deleted of(String kind, String id) {
        return new Deleted(kind + ".deleted", id, true);
    }
}
