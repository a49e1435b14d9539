package io.lapilli.budget.web;

import io.lapilli.shared.InvalidInputException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Amounts on the wire: decimal numbers as text, so that no digit is lost. */
final class Decimals {

    // no exponents, so that a short text can't mean a number of a million digits
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,18})?");

    private Decimals() {}

    static BigDecimal read(String field, String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new InvalidInputException(field, "malformed", field + " must be a decimal number, such as \"12.50\"");
        }
        return new BigDecimal(text);
    }
}
