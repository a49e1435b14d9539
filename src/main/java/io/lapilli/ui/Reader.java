package io.lapilli.ui;

import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who reads the screen.
 *
 * @param name as shown in the avatar's menu
 * @param email as shown below the name
 * @param language null: the browser's
 * @param zone null: the browser's
 * @param appearance null: not chosen on any device yet, this browser's own choice counts
 */
public record Reader(
        String name,
        String email,
        @Nullable Locale language,
        @Nullable ZoneId zone,
        @Nullable Appearance appearance) {

    /** One or two letters: first and last word's beginnings, or the first two characters of a name without spaces in it. */
    public String initials() {
        String trimmed = name.isBlank() ? email.strip() : name.strip();
        int space = trimmed.lastIndexOf(' ');
        String letters = space < 0
                ? trimmed.substring(
                        0, trimmed.offsetByCodePoints(0, Math.min(2, trimmed.codePointCount(0, trimmed.length()))))
                : firstOf(trimmed) + firstOf(trimmed.substring(space + 1));
        return letters.toUpperCase(Locale.ROOT);
    }

    private static String firstOf(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1));
    }
}
