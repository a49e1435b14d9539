package io.lapilli.usage.forecast;

/**
 * One of the ways in which a level may have moved and go on moving.
 *
 * @param rate of change at the end of the last day that is over, as a part of the level and for each day
 * @param compound whether the level grows by a part of itself (exponentially) or by the same amount each day
 */
record Growth(double rate, boolean compound) {

    /** Where a level falls to when it would go below nothing. */
    private static final double NOTHING = 1e-9;

    /** The logarithm of the level, as against its present one. @param day 0 is yesterday, higher ones are to come */
    double log(double day) {
        return compound ? rate * day : Math.log(Math.max(NOTHING, 1 + rate * day));
    }
}
