package io.lapilli.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes maps, lists, strings, numbers and booleans as JSON, two blanks a level. */
final class JsonWriter {

    private JsonWriter() {}

    static String write(Object value) {
        return write(value, "\n");
    }

    private static String write(Object value, String newLine) {
        String inner = newLine + "  ";
        return switch (value) {
            case Map<?, ?> map when map.isEmpty() -> "{}";
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> quoted(entry.getKey()) + ": " + write(entry.getValue(), inner))
                        .collect(Collectors.joining("," + inner, "{" + inner, newLine + "}"));
            case List<?> list ->
                list.stream().map(item -> write(item, inner)).collect(Collectors.joining(", ", "[", "]"));
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> quoted(value);
        };
    }

    private static String quoted(Object value) {
        return value.toString().codePoints().mapToObj(JsonWriter::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int character) {
        return switch (character) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            default -> character < ' ' ? "\\u%04x".formatted(character) : Character.toString(character);
        };
    }
}
