package io.lapilli.tier;

/** Why an organisation came into a tier. */
public enum TierReason {
    /** All its conditions held. */
    ROSE,
    /** Somebody at the seller put it there. */
    ASSIGNED
}
