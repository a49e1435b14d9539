package io.lapilli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The scenarios that come along, and what their prompts become. */
class ScenariosTest {

    private final Scenarios scenarios = new Scenarios();

    @Test
    void everyLanguageHasTheSameThreeComplete() {
        List<Scenario> english = scenarios.in(Locale.ENGLISH);
        assertThat(english).extracting(Scenario::id).containsExactly("phone-service", "tutor", "extraction");

        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.GERMAN)) {
            List<Scenario> its = scenarios.in(language);
            assertThat(its).allSatisfy(one -> {
                assertThat(one.language()).startsWith(language.getLanguage());
                assertThat(one.prompt()).contains("{{brand}}", "{{knowledge}}");
                assertThat(one.knowledge()).isNotBlank();
                assertThat(one.inputs()).hasSizeGreaterThanOrEqualTo(3);
                assertThat(one.expected()).hasSizeGreaterThanOrEqualTo(4);
            });
            for (int i = 0; i < its.size(); i++) {
                assertThat(its.get(i).id()).isEqualTo(english.get(i).id());
                assertThat(its.get(i).inputs()).hasSameSizeAs(english.get(i).inputs());
                assertThat(its.get(i).face()).isEqualTo(english.get(i).face());
            }
        }
        assertThat(scenarios.in(Locale.FRENCH)).isEqualTo(english);
    }

    @Test
    void variablesAreReplacedOnceAndUnknownOnesSeen() {
        Map<String, String> words = Map.of("brand", "Mori $1 {{knowledge}}", "knowledge", "Two years.");

        assertThat(PromptText.render("{{brand}}: {{ knowledge }} {{other}} {{", words))
                .isEqualTo("Mori $1 {{knowledge}}: Two years. {{other}} {{");
    }
}
