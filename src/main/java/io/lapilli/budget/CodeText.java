package io.lapilli.budget;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * The form of redemption codes: {@code LAP-} and four groups of five of Crockford's digits, 100 random bits. Small
 * letters, missing hyphens, O for 0, I and L for 1 are understood.
 */
final class CodeText {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String PREFIX = "LAP";
    private static final int GROUPS = 4;
    private static final int GROUP = 5;

    private CodeText() {}

    static String make(SecureRandom random) {
        var text = new StringBuilder(PREFIX);
        for (int group = 0; group < GROUPS; group++) {
            text.append('-');
            for (int i = 0; i < GROUP; i++) {
                text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
            }
        }
        return text.toString();
    }

    /** What counts of a code that somebody typed. */
    static String canonical(String typed) {
        String text = typed.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        // the L of the prefix is none
        return text.startsWith(PREFIX) ? PREFIX + digits(text.substring(PREFIX.length())) : digits(text);
    }

    private static String digits(String text) {
        return text.replace('O', '0').replace('I', '1').replace('L', '1');
    }
}
