package io.lapilli.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a password has to be: long, and not what everybody tries first. No rules on kinds of characters: they make
 * passwords worse.
 */
public final class PasswordRules {

    /** Characters. */
    public static final int SHORTEST = 12;

    /** Characters; a bound on what a guess may cost. */
    public static final int LONGEST = 200;

    private static final int FEWEST_DIFFERENT = 5;
    private static final Set<String> COMMON = load();

    private PasswordRules() {}

    /** @throws io.lapilli.shared.InvalidInputException naming the field {@code password} and the rule */
    static void check(String password, String email) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            throw Rules.invalid("password", "password_short", "password must have at least 12 characters");
        }
        if (length > LONGEST) {
            throw Rules.invalid("password", "password_long", "password must have at most 200 characters");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.contains(email) || lower.equals(email.substring(0, email.indexOf('@')))) {
            throw Rules.invalid("password", "password_email", "password must not be the e-mail address");
        }
        if (lower.codePoints().distinct().count() < FEWEST_DIFFERENT || common(lower)) {
            throw Rules.invalid("password", "password_common", "password is one of the first that everybody tries");
        }
    }

    /** The list itself, the list with a few digits or signs around it, and a word of the list repeated. */
    private static boolean common(String lower) {
        String core = lower.replaceFirst("^[^\\p{L}]{1,4}", "").replaceFirst("[^\\p{L}]{1,6}$", "");
        return COMMON.contains(lower) || COMMON.contains(core) || COMMON.contains(period(core));
    }

    /** The shortest text that gives the whole when repeated. */
    private static String period(String text) {
        int at = (text + text).indexOf(text, 1);
        return at < 0 ? text : text.substring(0, at);
    }

    private static Set<String> load() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PasswordRules.class.getResourceAsStream("common-passwords.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
