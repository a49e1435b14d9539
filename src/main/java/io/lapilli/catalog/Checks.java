package io.lapilli.catalog;

import io.lapilli.shared.InvalidInputException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The invariants' common words; each names the field as it is called on the wire. */
final class Checks {

    private Checks() {}

    static void range(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw invalid(field, "out_of_range", field + " must be a whole number from " + least + " to " + most);
        }
    }

    static void text(String field, String value, int longest) {
        if (value.isBlank()) {
            throw invalid(field, "empty", field + " must not be empty");
        }
        if (value.length() > longest) {
            throw invalid(field, "too_long", field + " must have at most " + longest + " characters");
        }
        if (!value.codePoints().allMatch(Checks::isPrintable)) {
            throw invalid(field, "invalid_characters", field + " must not hold control characters");
        }
    }

    static void matches(String field, String value, Pattern pattern, String rule) {
        if (!pattern.matcher(value).matches()) {
            throw invalid(field, "malformed", field + " must have " + rule);
        }
    }

    static void oneOf(String field, String value, Set<String> allowed) {
        if (!allowed.contains(value)) {
            throw invalid(field, "unknown", field + " must be one of: " + String.join(", ", new TreeSet<>(allowed)));
        }
    }

    /** Databases refuse NUL and halves of surrogate pairs. */
    private static boolean isPrintable(int character) {
        return !Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE;
    }

    static InvalidInputException invalid(String field, String reason, String message) {
        return new InvalidInputException(field, reason, message);
    }
}
