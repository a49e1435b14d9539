package io.lapilli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON into maps, lists, strings, {@link Double}s, {@link Boolean}s, and
 * {@link Optional#empty()} for null. For the benchmark's own setup calls: small texts, from a server
 * that is trusted, so that what is not JSON ends in any exception.
 */
final class JsonReader {

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    static Object read(String text) {
        return new JsonReader(text).value();
    }

    static Object member(Object json, String name) {
        if (json instanceof Map<?, ?> map && map.get(name) instanceof Object found) {
            return found;
        }
        throw new IllegalArgumentException("An answer has no " + name);
    }

    static String text(Object json, String name) {
        return member(json, name).toString();
    }

    static long number(Object json, String name) {
        return ((Double) member(json, name)).longValue();
    }

    static List<?> list(Object json, String name) {
        return (List<?>) member(json, name);
    }

    private Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            default -> literal();
        };
    }

    private char peek() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }

    private boolean skip(char expected) {
        boolean found = peek() == expected;
        at += found ? 1 : 0;
        return found;
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        skip('{');
        while (!skip('}')) {
            peek();
            String name = string();
            skip(':');
            members.put(name, value());
            skip(',');
        }
        return members;
    }

    private List<Object> array() {
        List<Object> items = new ArrayList<>();
        skip('[');
        while (!skip(']')) {
            items.add(value());
            skip(',');
        }
        return items;
    }

    private String string() {
        StringBuilder result = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            result.append(text.charAt(at) == '\\' ? escape() : text.charAt(at));
        }
        at++;
        return result.toString();
    }

    private char escape() {
        char escaped = text.charAt(++at);
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text, at - 3, at + 1, 16);
            }
            default -> escaped;
        };
    }

    private Object literal() {
        int begin = at;
        while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(begin, at);
        return switch (word) {
            case "true", "false" -> Boolean.valueOf(word);
            case "null" -> Optional.empty();
            default -> Double.valueOf(word);
        };
    }
}
