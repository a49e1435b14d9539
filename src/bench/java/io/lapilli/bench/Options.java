package io.lapilli.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Command-line options of the form {@code --name=value} or {@code --name}, which means true. */
public final class Options {

    private final Map<String, String> values = new HashMap<>();

    private Options() {}

    /** Refuses what is not among the known names, with a sentence that lists them. */
    public static Options parse(String[] args, Set<String> known) {
        Options options = new Options();
        for (String arg : args) {
            String[] parts = arg.replaceFirst("^--", "").split("=", 2);
            if (!arg.startsWith("--") || !known.contains(parts[0])) {
                throw new IllegalArgumentException("Unknown option " + arg + "; known, each as --name=value: " + known);
            }
            options.values.put(parts[0], parts.length == 2 ? parts[1] : "true");
        }
        return options;
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public int number(String name, int otherwise) {
        return text(name).map(Integer::parseInt).orElse(otherwise);
    }

    public boolean flag(String name) {
        return text(name).map(Boolean::parseBoolean).orElse(false);
    }
}
