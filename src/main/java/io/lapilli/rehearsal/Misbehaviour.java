package io.lapilli.rehearsal;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the rehearsal is told to misbehave, for tests and for training: by the header {@code x-lapilli-rehearsal}, or by a
 * suffix of the upstream's model name after an exclamation mark. Several stand side by side, separated by commas.
 *
 * <ul>
 *   <li>{@code unreachable}: no answer at all. {@code fail-before}: 500 before anything else. {@code 429}, with
 *       {@code retry-after}. {@code html}: a page instead of JSON, with status 200 ({@code html=502}: with that one).
 *   <li>{@code fail-after=N}: an error after N chunks of content. {@code cut=N}: the connection ends there.
 *       {@code stall=N}: nothing more comes from there on. An answer that is not streamed fails, is cut in its middle, or
 *       never comes.
 *   <li>{@code no-usage}: leaves it out. {@code lie-usage}: wrong numbers. {@code cached=N}: that many prompt tokens
 *       count as cached.
 *   <li>{@code slow=ms}: that long before the first chunk and before each further one.
 * </ul>
 *
 * What it does not know, it refuses, so that a mistyped one is not taken for good behaviour.
 */
record Misbehaviour(Map<String, Integer> told) {

    static final Misbehaviour NONE = new Misbehaviour(Map.of());

    private static final int UNSET = -1;
    private static final Map<String, Integer> KNOWN = Map.ofEntries(
            Map.entry("unreachable", 0),
            Map.entry("fail-before", 0),
            Map.entry("429", 0),
            Map.entry("html", 200),
            Map.entry("fail-after", 0),
            Map.entry("cut", 0),
            Map.entry("stall", 0),
            Map.entry("no-usage", 0),
            Map.entry("lie-usage", 0),
            Map.entry("cached", 0),
            Map.entry("slow", 1000));

    Misbehaviour {
        told = Map.copyOf(told);
    }

    /** @param model the upstream's name of the model, with or without a suffix */
    static Misbehaviour read(String model, @Nullable String header) {
        var told = new HashMap<String, Integer>();
        int suffix = model.indexOf('!');
        if (suffix >= 0) {
            readInto(told, model.substring(suffix + 1));
        }
        if (header != null && !header.isBlank()) {
            readInto(told, header);
        }
        return told.isEmpty() ? NONE : new Misbehaviour(told);
    }

    /** The model's name without the suffix. */
    static String plainModel(String model) {
        int suffix = model.indexOf('!');
        return suffix < 0 ? model : model.substring(0, suffix);
    }

    private static void readInto(Map<String, Integer> told, String text) {
        for (String each : text.split("[,!]")) {
            String[] parts = each.strip().split("=", 2);
            Integer usual = KNOWN.get(parts[0]);
            if (usual == null) {
                throw unknown(each);
            }
            told.put(parts[0], parts.length == 1 ? usual : number(each, parts[1]));
        }
    }

    private static int number(String whole, String digits) {
        if (!digits.matches("\\d{1,7}")) {
            throw unknown(whole);
        }
        return Integer.parseInt(digits);
    }

    private static Refusal unknown(String text) {
        return Refusal.invalid("x-lapilli-rehearsal", "the rehearsal does not know \"" + text.strip() + "\"");
    }

    boolean has(String what) {
        return told.containsKey(what);
    }

    int value(String what) {
        return told.getOrDefault(what, UNSET);
    }
}
