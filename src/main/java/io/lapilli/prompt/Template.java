package io.lapilli.prompt;

import io.lapilli.shared.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A text with places for variables, and nothing else: no conditions, no loops, no code.
 *
 * <ul>
 *   <li>{@code {{name}}}, with blanks inside the braces or without, is the place of a variable.
 *   <li>A backslash before two braces makes them text: <code>\{{</code> reads <code>{{</code>. Two backslashes there are
 *       one, and so on in pairs. Anywhere else a backslash is a backslash.
 *   <li>Of more than two opening braces the last two count: <code>{{{name}}}</code> is a variable in braces.
 *   <li>Everything else is text, single braces and closing ones included.
 *   <li>Two opening braces that begin no variable are a mistake, and told so where they stand.
 * </ul>
 *
 * What a variable brings in is text too: it is never read as a template.
 */
final class Template {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    private final List<Piece> pieces;

    private sealed interface Piece {

        record Text(String text) implements Piece {}

        record Slot(String variable) implements Piece {}
    }

    private Template(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /** @throws InvalidInputException with the line and column of braces that begin no variable */
    static Template parse(String field, String text) {
        var pieces = new ArrayList<Piece>();
        var plain = new StringBuilder();
        int at = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
            int slashes = slashesBefore(text, open, at);
            plain.append(text, at, open - slashes).repeat('\\', slashes / 2);
            if (slashes % 2 == 1) {
                plain.append(OPEN);
                at = open + OPEN.length();
                continue;
            }
            int slot = open;
            while (text.startsWith("{", slot + OPEN.length())) {
                plain.append('{');
                slot++;
            }
            int close = text.indexOf(CLOSE, slot);
            String name = close < 0 ? "" : trimmed(text.substring(slot + OPEN.length(), close));
            if (!Variable.isName(name)) {
                throw malformed(field, text, slot);
            }
            if (!plain.isEmpty()) {
                pieces.add(new Piece.Text(plain.toString()));
                plain.setLength(0);
            }
            pieces.add(new Piece.Slot(name));
            at = close + CLOSE.length();
        }
        plain.append(text, at, text.length());
        if (!plain.isEmpty()) {
            pieces.add(new Piece.Text(plain.toString()));
        }
        return new Template(pieces);
    }

    private static String trimmed(String text) {
        return text.replaceAll("^[ \\t]+|[ \\t]+$", "");
    }

    private static int slashesBefore(String text, int open, int from) {
        int first = open;
        while (first > from && text.charAt(first - 1) == '\\') {
            first--;
        }
        return open - first;
    }

    private static InvalidInputException malformed(String field, String text, int at) {
        String before = text.substring(0, at);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = at - before.lastIndexOf('\n');
        return new InvalidInputException(
                field,
                "malformed_variable",
                "the braces at line " + line + ", column " + column
                        + " begin no variable: write {{name}}, or \\{{ for the braces themselves");
    }

    /** In the order in which they are used first. */
    Set<String> variables() {
        var names = new LinkedHashSet<String>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Slot(String variable)) {
                names.add(variable);
            }
        }
        return names;
    }

    /**
     * The text, every variable in its place.
     *
     * @param values of all variables
     * @param most characters that it may have
     * @throws InvalidInputException when it gets longer
     */
    String fill(Map<String, String> values, long most) {
        long length = 0;
        for (Piece piece : pieces) {
            length += text(piece, values).length();
        }
        if (length > most) {
            throw new InvalidInputException("variables", "too_long", "the prompt gets too long with these variables");
        }
        var filled = new StringBuilder((int) length);
        for (Piece piece : pieces) {
            filled.append(text(piece, values));
        }
        return filled.toString();
    }

    private static String text(Piece piece, Map<String, String> values) {
        return switch (piece) {
            case Piece.Text(String text) -> text;
            case Piece.Slot(String variable) -> values.getOrDefault(variable, "");
        };
    }
}
