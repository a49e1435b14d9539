package io.lapilli.sandbox;

/** What an end user would see of the demo. */
public enum Face {
    CHAT,
    /** A document and what the model made of it. */
    DOCUMENT
}
