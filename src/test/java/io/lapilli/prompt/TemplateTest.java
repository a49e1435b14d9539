package io.lapilli.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.shared.InvalidInputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    private static final Map<String, String> VALUES =
            Map.of("city", "Berlin", "n", "3", "产品", "手机", "nested", "{{city}} \\{{ }}", "empty", "");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            Hello                        | Hello
            In {{city}}.                 | In Berlin.
            {{ city }}{{city}}           | BerlinBerlin
            {{n}}                        | 3
            用{{产品}}                    | 用手机
            [{{empty}}]                  | []
            {{nested}}                   | {{city}} \\{{ }}
            \\{{city}}                   | {{city}}
            \\\\{{city}}                 | \\Berlin
            \\\\\\{{city}}               | \\{{city}}
            \\\\\\\\{{city}}             | \\\\Berlin
            C:\\temp\\{{city}}           | C:\\temp{{city}}
            \\d+ \\ {{n}}                | \\d+ \\ 3
            {{{city}}}                   | {Berlin}
            {{{{city}}}}                 | {{Berlin}}
            {city} }} { }                | {city} }} { }
            {"a": {"b": "{{city}}"}}     | {"a": {"b": "Berlin"}}
            {% if city %} ${city} <%= %> | {% if city %} ${city} <%= %>
            """)
    void fillsInWhatItSays(String template, String text) {
        assertThat(Template.parse("text", template).fill(VALUES, 1_000)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {{                | line 1, column 1
            a {{city          | line 1, column 3
            {{}}              | line 1, column 1
            {{ 1st }}         | line 1, column 1
            {{my city}}       | line 1, column 1
            {{a.b}}           | line 1, column 1
            {{#if city}}      | line 1, column 1
            {{city} }         | line 1, column 1
            ok{{n}} {{ {{n}}  | line 1, column 9
            """)
    void tellsWhereBracesBeginNoVariable(String template, String place) {
        assertThatThrownBy(() -> Template.parse("messages[0].content", template))
                .isInstanceOfSatisfying(InvalidInputException.class, wrong -> {
                    assertThat(wrong.field()).isEqualTo("messages[0].content");
                    assertThat(wrong.reason()).isEqualTo("malformed_variable");
                    assertThat(wrong).hasMessageContaining(place);
                });
    }

    @Test
    void countsLinesAndColumns() {
        assertThatThrownBy(() -> Template.parse("text", "one\ntwo\n  {{three four}}"))
                .hasMessageContaining("line 3, column 3");
    }

    @Test
    void knowsItsVariables() {
        assertThat(Template.parse("text", "{{b}} \\{{c}} {{ a }} {{b}}").variables())
                .containsExactly("b", "a");
    }

    @Test
    void getsNoLongerThanItMay() {
        Template template = Template.parse("text", "{{x}}{{x}}");
        assertThat(template.fill(Map.of("x", "12345"), 10)).isEqualTo("1234512345");
        assertThatThrownBy(() -> template.fill(Map.of("x", "12345"), 9))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        wrong -> assertThat(wrong.reason()).isEqualTo("too_long"));
    }
}
