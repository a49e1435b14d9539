package io.lapilli.shared;

import java.text.Normalizer;
import java.util.Locale;

/** The rule for names that people give: one line of 1 to 120 characters, trimmed, composed (NFC). */
public final class Names {

    public static final int LONGEST = 120;

    private Names() {}

    /**
     * The name without the white space around it.
     *
     * @param field its name on the wire
     * @throws InvalidInputException with reason {@code required}, {@code too_long} or {@code invalid_characters}
     */
    public static String checked(String field, String name) {
        String trimmed = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
        if (trimmed.isEmpty()) {
            throw new InvalidInputException(field, "required", field + " must not be empty");
        }
        if (trimmed.length() > LONGEST) {
            throw new InvalidInputException(field, "too_long", field + " must have at most " + LONGEST + " characters");
        }
        if (!trimmed.codePoints().allMatch(Names::printable)) {
            throw new InvalidInputException(field, "invalid_characters", field + " must not hold control characters");
        }
        return trimmed;
    }

    /** What two names have in common that differ in the case of letters only; can be longer than the name. */
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Databases refuse NUL and halves of surrogate pairs, and a name in a list or a log is one line. */
    private static boolean printable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }
}
