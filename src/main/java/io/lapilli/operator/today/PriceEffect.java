package io.lapilli.operator.today;

import io.lapilli.pricing.PriceMove;

/**
 * The last change of a list price of a model in use, and what flowed before it.
 *
 * @param tokensBefore of the same quarter of an hour on the seven days before the change, all together
 */
record PriceEffect(String model, PriceMove move, long tokensBefore) {

    static final int DAYS = 7;

    /** Tokens a minute, before the change, at this time of day. */
    double before() {
        return (double) tokensBefore / DAYS / FlowQuarters.QUARTER.toMinutes();
    }
}
