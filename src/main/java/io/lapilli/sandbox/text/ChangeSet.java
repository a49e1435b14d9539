package io.lapilli.sandbox.text;

import io.lapilli.shared.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A change of a whole text: from its beginning to its end, what is kept and what is replaced. Counted in UTF-16 units,
 * as CodeMirror and Java do. Its JSON is that of CodeMirror's {@code ChangeSet}: {@code 5} keeps five units, {@code [2]}
 * deletes two, {@code [2, "a", "b"]} puts two lines in the place of two units.
 */
public final class ChangeSet {

    private static final int MOST_PARTS = 10_000;

    private final List<Part> parts;

    /** @param put in its place; null: it is kept */
    private record Part(int length, @Nullable String put) {}

    private ChangeSet(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** @throws InvalidInputException when it is no change */
    public static ChangeSet read(JsonNode json) {
        if (!json.isArray() || json.size() > MOST_PARTS) {
            throw malformed();
        }
        var parts = new ArrayList<Part>();
        for (JsonNode part : json) {
            parts.add(part.isArray() ? replaced(part) : new Part(length(part), null));
        }
        var read = new ChangeSet(parts);
        read.lengthBefore();
        return read;
    }

    private static Part replaced(JsonNode part) {
        if (part.isEmpty()) {
            throw malformed();
        }
        var put = new StringBuilder();
        for (int i = 1; i < part.size(); i++) {
            if (!part.get(i).isString()) {
                throw malformed();
            }
            String line = part.get(i).stringValue();
            // the editor breaks lines there, and would count otherwise than we do
            if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
                throw malformed();
            }
            put.append(i == 1 ? "" : "\n").append(line);
        }
        return new Part(length(part.get(0)), put.toString());
    }

    private static int length(JsonNode number) {
        if (!number.isInt() || number.intValue() < 0) {
            throw malformed();
        }
        return number.intValue();
    }

    /** The smallest single change that makes one text of the other. */
    public static ChangeSet between(String before, String after) {
        int most = Math.min(before.length(), after.length());
        int same = 0;
        while (same < most && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        int tail = 0;
        while (tail < most - same
                && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
            tail++;
        }
        var parts = new ArrayList<Part>();
        if (same > 0) {
            parts.add(new Part(same, null));
        }
        parts.add(new Part(before.length() - same - tail, after.substring(same, after.length() - tail)));
        if (tail > 0) {
            parts.add(new Part(tail, null));
        }
        return new ChangeSet(parts);
    }

    /** Length of the texts that it can be applied to. */
    public int lengthBefore() {
        long length = parts.stream().mapToLong(Part::length).sum();
        if (length > Integer.MAX_VALUE) {
            throw malformed();
        }
        return (int) length;
    }

    /**
     * The text after the change.
     *
     * @throws InvalidInputException when it is a change of a text of another length
     */
    public String apply(String text) {
        if (lengthBefore() != text.length()) {
            throw new InvalidInputException("changes", "wrong_length", "the change is one of a text of another length");
        }
        var after = new StringBuilder(text.length() + 16);
        int at = 0;
        for (Part part : parts) {
            if (part.put() == null) {
                after.append(text, at, at + part.length());
            } else {
                after.append(part.put());
            }
            at += part.length();
        }
        return after.toString();
    }

    /** The same as JSON, in ASCII. */
    public String json() {
        var array = Ascii.JSON.createArrayNode();
        for (Part part : parts) {
            if (part.put() == null) {
                array.add(part.length());
            } else {
                var one = array.addArray().add(part.length());
                if (!part.put().isEmpty()) {
                    List.of(part.put().split("\n", -1)).forEach(one::add);
                }
            }
        }
        return Ascii.JSON.writeValueAsString(array);
    }

    private static InvalidInputException malformed() {
        return new InvalidInputException("changes", "malformed", "changes must be a change set");
    }
}
