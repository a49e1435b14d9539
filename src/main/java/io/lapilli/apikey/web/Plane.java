package io.lapilli.apikey.web;

/** What is reached with which keys. */
enum Plane {
    /** An organisation's own administration. */
    MANAGEMENT("an admin key of the organization"),
    /** The seller's administration, and the measurements of the process. */
    OPERATOR("an operator admin key");

    private final String neededKey;

    Plane(String neededKey) {
        this.neededKey = neededKey;
    }

    String neededKey() {
        return neededKey;
    }

    /** The authority of a caller that may use it. */
    String authority() {
        return "PLANE_" + name();
    }
}
