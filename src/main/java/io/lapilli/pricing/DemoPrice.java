package io.lapilli.pricing;

import io.lapilli.shared.Meter;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * A line of the demo's price list.
 *
 * @param before how long before the present day it began
 * @param price for 1,000 tokens
 * @param half which restriction halves it; null: none
 */
record DemoPrice(
        String model,
        Meter meter,
        Period before,
        String price,
        @Nullable Restriction half) {

    /** What some list prices of the demo are restricted to. */
    enum Restriction {
        BATCH,
        NIGHT
    }
}
