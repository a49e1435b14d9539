package io.lapilli.usage;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Amounts as they come out of the database, which pads them to 18 decimals. */
final class Amounts {

    private Amounts() {}

    /** Without the padding, and without an exponent; 0 for none. */
    static BigDecimal plain(@Nullable BigDecimal stored) {
        if (stored == null || stored.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal stripped = stored.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
