package io.lapilli.tier;

import io.lapilli.shared.InvalidInputException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What the rules of tiers have in common. */
final class TierChecks {

    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private TierChecks() {}

    static void check(boolean holds, String field, String reason, String message) {
        if (!holds) {
            throw new InvalidInputException(field, reason, message);
        }
    }

    static boolean isPercent(BigDecimal plain) {
        return plain.signum() >= 0 && plain.compareTo(HUNDRED) <= 0 && plain.scale() <= 2;
    }

    /** The same number, written without an exponent and without zeros at its end. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
