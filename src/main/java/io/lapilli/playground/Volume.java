package io.lapilli.playground;

import java.math.BigDecimal;

/** What one call costs when it is made all day. */
public final class Volume {

    /** A month is taken to have so many days. */
    public static final int DAYS = 30;

    private Volume() {}

    /** Exact. @param daily calls a day */
    public static BigDecimal month(BigDecimal cost, long daily) {
        return cost.multiply(BigDecimal.valueOf(daily)).multiply(BigDecimal.valueOf(DAYS));
    }
}
