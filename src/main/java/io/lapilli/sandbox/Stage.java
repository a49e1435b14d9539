package io.lapilli.sandbox;

/** How far a live session has come; in the order in which it goes. */
public enum Stage {
    PREPARED,
    LIVE,
    /** Shown, and the customer thinks about it. */
    DECIDING,
    WON,
    LOST;

    /** Whether models may still be called in it. */
    public boolean runs() {
        return this != WON && this != LOST;
    }
}
