package io.lapilli.prompt;

import io.lapilli.shared.InvalidInputException;

/** What texts of prompts may hold. */
final class Texts {

    private Texts() {}

    /**
     * Line ends as one line feed, so that a prompt is the same whatever it was typed on.
     *
     * @throws InvalidInputException when it is too long, or holds characters that no database keeps
     */
    static String checked(String field, String text, int longest) {
        String lines =
                text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        check(field, lines, longest);
        return lines;
    }

    static void check(String field, String text, int longest) {
        if (text.length() > longest) {
            throw new InvalidInputException(field, "too_long", field + " must have at most " + longest + " characters");
        }
        if (!text.codePoints().allMatch(Texts::possible)) {
            throw new InvalidInputException(field, "invalid_characters", field + " must not hold control characters");
        }
    }

    private static boolean possible(int character) {
        return character == '\n'
                || character == '\t'
                || Character.getType(character) != Character.CONTROL
                        && Character.getType(character) != Character.SURROGATE;
    }
}
