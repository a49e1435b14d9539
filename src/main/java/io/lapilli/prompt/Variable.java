package io.lapilli.prompt;

import io.lapilli.shared.InvalidInputException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A variable of a prompt.
 *
 * @param name a letter or underscore, then letters, digits, {@code _} and {@code -}; at most 60 characters
 * @param options of a choice: 2 to 50 texts; of a yes or no: what it says for yes and for no; otherwise none
 * @param fallback used where nothing is given: a text that the type allows ({@code true} or {@code false} of a yes or
 *     no); null: it has to be given
 */
public record Variable(
        String name,
        VariableType type,
        List<String> options,
        @Nullable String fallback) {

    /** What a yes or no says unless its options say otherwise. */
    public static final List<String> YES_NO = List.of("yes", "no");

    static final int LONGEST_NAME = 60;
    static final int LONGEST_OPTION = 1_000;
    static final int LONGEST_FALLBACK = 20_000;

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_-]{0,59}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,50}(\\.\\d{1,50})?([eE][+-]?\\d{1,4})?");
    private static final int MOST_OPTIONS = 50;

    public Variable {
        if (!isName(name)) {
            throw new InvalidInputException(
                    "variables",
                    "variable_name",
                    "a variable's name begins with a letter or _, then letters, digits, _ and -, at most "
                            + LONGEST_NAME + " characters");
        }
        options = type == VariableType.YES_NO && options.isEmpty() ? YES_NO : List.copyOf(options);
        checkOptions(name, type, options);
        if (fallback != null) {
            Texts.check(field(name), fallback, LONGEST_FALLBACK);
            said(name, type, options, given(type, fallback));
        }
    }

    /** A text that has to be given. */
    public static Variable text(String name) {
        return new Variable(name, VariableType.TEXT, List.of(), null);
    }

    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * What stands in the prompt for what was given.
     *
     * @param given null: nothing
     * @throws InvalidInputException that names the variable, when it is missing or can't hold that
     */
    String says(@Nullable Given given) {
        if (given != null) {
            return said(name, type, options, given);
        }
        if (fallback == null) {
            throw new InvalidInputException(
                    field(name), "missing_variable", "the variable " + name + " has no default and must be given");
        }
        return said(name, type, options, given(type, fallback));
    }

    static String field(String name) {
        return "variables." + name;
    }

    private static Given given(VariableType type, String fallback) {
        boolean truth = fallback.equals("true") || fallback.equals("false");
        return type == VariableType.YES_NO && truth
                ? new Given.Truth(fallback.equals("true"))
                : new Given.Text(fallback);
    }

    private static String said(String name, VariableType type, List<String> options, Given given) {
        return switch (type) {
            case TEXT ->
                given instanceof Given.Text(String text) ? text : wrong(name, "wrong_variable_type", "must be a text");
            case NUMBER -> number(name, given);
            case CHOICE ->
                given instanceof Given.Text(String text) && options.contains(text)
                        ? text
                        : wrong(name, "wrong_choice", "must be one of " + String.join(", ", options));
            case YES_NO ->
                given instanceof Given.Truth(boolean yes)
                        ? options.get(yes ? 0 : 1)
                        : wrong(name, "wrong_variable_type", "must be true or false");
        };
    }

    private static String number(String name, Given given) {
        return switch (given) {
            case Given.Number(String literal) -> literal;
            case Given.Text(String text) when NUMBER.matcher(text).matches() -> text;
            default -> wrong(name, "wrong_variable_type", "must be a number");
        };
    }

    private static String wrong(String name, String reason, String rule) {
        throw new InvalidInputException(field(name), reason, "the variable " + name + " " + rule);
    }

    private static void checkOptions(String name, VariableType type, List<String> options) {
        int least = type == VariableType.CHOICE || type == VariableType.YES_NO ? 2 : 0;
        int most = type == VariableType.CHOICE ? MOST_OPTIONS : least;
        if (options.size() < least || options.size() > most || new HashSet<>(options).size() < options.size()) {
            throw new InvalidInputException(
                    field(name),
                    "variable_options",
                    type == VariableType.CHOICE
                            ? "the variable " + name + " needs 2 to " + MOST_OPTIONS + " different options"
                            : least == 0
                                    ? "only a choice and a yes or no have options"
                                    : "the variable " + name + " needs two different options: for yes and for no");
        }
        options.forEach(option -> Texts.check(field(name), Objects.requireNonNull(option), LONGEST_OPTION));
    }
}
