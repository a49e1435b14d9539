package io.lapilli.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The written form of a scenario: a head of lines, then parts that begin with a line like {@code ## Prompt}. */
final class ScenarioText {

    private static final String PART = "## ";
    private static final String NEXT = "---";
    private static final String ITEM = "- ";

    private final Map<String, List<String>> parts = new LinkedHashMap<>();

    private ScenarioText(String text) {
        List<String> part = new ArrayList<>();
        parts.put("", part);
        for (String line : text.lines().toList()) {
            if (line.startsWith(PART)) {
                part = new ArrayList<>();
                parts.put(line.substring(PART.length()).strip(), part);
            } else {
                part.add(line);
            }
        }
    }

    static Scenario read(String id, String language, String text) {
        var read = new ScenarioText(text);
        return new Scenario(
                id,
                language,
                read.head("title"),
                read.head("summary"),
                Face.valueOf(read.head("face").toUpperCase(Locale.ROOT)),
                read.head("brand"),
                read.text("Prompt"),
                read.text("Knowledge"),
                List.of(read.text("Inputs").split("\n" + NEXT + "\n")),
                read.part("Expected").stream()
                        .filter(line -> line.startsWith(ITEM))
                        .map(line -> line.substring(ITEM.length()))
                        .toList());
    }

    private List<String> part(String name) {
        return parts.getOrDefault(name, List.of());
    }

    private String text(String name) {
        return String.join("\n", part(name)).strip();
    }

    private String head(String name) {
        return part("").stream()
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a scenario says its " + name))
                .substring(name.length() + 2)
                .strip();
    }
}
