package io.lapilli.sandbox;

/** What somebody may do in a live session. */
public enum RoomRole {
    /** Of the seller: opens and closes it, lets in and out. */
    HOST,
    /** Types, runs and judges as the host does. */
    EDITOR,
    /** Looks on. */
    VIEWER;

    public boolean edits() {
        return this != VIEWER;
    }

    public boolean hosts() {
        return this == HOST;
    }
}
