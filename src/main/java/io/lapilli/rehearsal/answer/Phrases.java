package io.lapilli.rehearsal.answer;

import io.lapilli.rehearsal.text.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The words around an answer in its language, which is the prompt's or the question's and no reader's setting. */
final class Phrases {

    private static final Map<Language, Properties> TEXTS = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            TEXTS.put(language, load("phrases_" + language.name().toLowerCase(Locale.ROOT) + ".properties"));
        }
    }

    private final Properties texts;
    private final int variant;

    /** @param variant which of several wordings; any number */
    Phrases(Language language, int variant) {
        this.texts = Objects.requireNonNull(TEXTS.get(language));
        this.variant = variant;
    }

    /** The phrase, with {@code {0}} replaced. */
    String get(String key, Object... values) {
        String all = texts.getProperty(key);
        if (all == null) {
            throw new IllegalArgumentException("no phrase " + key);
        }
        String[] wordings = all.split("\\|", -1);
        String phrase = wordings[Math.floorMod(variant, wordings.length)];
        return values.length == 0 ? phrase : phrase.replace("{0}", values[0].toString());
    }

    private static Properties load(String name) {
        var properties = new Properties();
        try (var in = Objects.requireNonNull(Phrases.class.getResourceAsStream(name), name);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties;
    }
}
