package io.lapilli.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The scenarios that the portal brings along, in each language of the portal. */
@Component
public class Scenarios {

    private static final List<String> IDS = List.of("phone-service", "tutor", "extraction");
    private static final List<String> LANGUAGES = List.of("en", "zh-CN", "de");

    private final List<Scenario> all = new ArrayList<>();

    Scenarios() {
        for (String id : IDS) {
            for (String language : LANGUAGES) {
                all.add(ScenarioText.read(id, language, resource("scenarios/" + id + "." + language + ".md")));
            }
        }
    }

    private static String resource(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException("a scenario can't be read", missing);
        }
    }

    /** Every one in the language that comes nearest, in a lasting order. */
    public List<Scenario> in(Locale language) {
        String wanted = LANGUAGES.stream()
                .filter(one -> Locale.forLanguageTag(one).getLanguage().equals(language.getLanguage()))
                .findFirst()
                .orElse(LANGUAGES.getFirst());
        return all.stream().filter(one -> one.language().equals(wanted)).toList();
    }

    public Optional<Scenario> find(String id, String language) {
        return all.stream()
                .filter(one -> one.id().equals(id) && one.language().equals(language))
                .findFirst();
    }
}
