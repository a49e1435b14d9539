package io.lapilli.budget;

import io.lapilli.shared.InvalidInputException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The rules for amounts that people enter. */
final class Money {

    private Money() {}

    /** @throws InvalidInputException unless it is above 0, at most a million million, with at most nine decimals */
    static BigDecimal positive(String field, BigDecimal amount) {
        BigDecimal plain = plain(amount);
        if (plain.signum() <= 0 || plain.compareTo(BigDecimal.valueOf(BudgetLimit.MOST)) > 0) {
            throw new InvalidInputException(
                    field, "out_of_range", field + " must be above 0 and at most " + BudgetLimit.MOST);
        }
        if (plain.scale() > BudgetLimit.DECIMALS) {
            throw new InvalidInputException(
                    field, "not_exact", field + " must have at most " + BudgetLimit.DECIMALS + " decimals");
        }
        return plain;
    }

    /** Without trailing zeros and without an exponent. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
