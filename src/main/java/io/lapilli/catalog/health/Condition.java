package io.lapilli.catalog.health;

/** How a deployment does, by what calls to it came to. */
public enum Condition {
    /** Nobody called it in the last hour. */
    UNKNOWN,
    WELL,
    /** More failures than may be chance. */
    TROUBLED,
    /** Most of what was asked in the last minutes failed. */
    FAILING;

    private static final long SOME = 3;
    private static final double HALF = 0.5;
    private static final double TOO_MANY = 0.02;

    static Condition of(long calls, long failures, long callsLately, long failuresLately) {
        if (calls == 0) {
            return UNKNOWN;
        }
        if (failuresLately >= SOME && failuresLately >= HALF * callsLately) {
            return FAILING;
        }
        boolean many = failures >= SOME && failures >= TOO_MANY * calls;
        return many || (failures > 0 && failures >= HALF * calls) ? TROUBLED : WELL;
    }

    /** Whether somebody should look. */
    public boolean alarming() {
        return this == TROUBLED || this == FAILING;
    }
}
