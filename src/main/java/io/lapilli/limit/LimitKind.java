package io.lapilli.limit;

/** Whose requests a limit counts. */
public enum LimitKind {
    KEY,
    PROJECT,
    /** Goes before what its tier and the model would give it. */
    ORGANISATION,
    /** Each organisation in the tier, for itself. */
    TIER,
    /** Each organisation that calls the model, for itself, where neither it nor its tier has a limit for that model. */
    MODEL
}
