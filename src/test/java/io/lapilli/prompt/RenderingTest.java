package io.lapilli.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lapilli.catalog.Parameter;
import io.lapilli.prompt.PromptMessage.Role;
import io.lapilli.shared.InvalidInputException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderingTest {

    private static final PromptContent CONTENT = new PromptContent(
            List.of(
                    new PromptMessage(Role.SYSTEM, "Answer in {{tone}} words about {{city}}. Smile: {{smile}}."),
                    new PromptMessage(Role.USER, "{{count}} sights, please.")),
            "doubao-pro-32k",
            Map.of(),
            List.of(
                    new Variable("tone", VariableType.CHOICE, List.of("formal", "plain"), "plain"),
                    new Variable("smile", VariableType.YES_NO, List.of("ja", "nein"), "false"),
                    new Variable("count", VariableType.NUMBER, List.of(), null)));

    /** A value is text in apostrophes, a number, true, false, null, or a list. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            city='Bonn' count=3                          | plain Bonn nein 3
            city='Bonn' count=2.50                       | plain Bonn nein 2.50
            city='Bonn' count='1e3'                      | plain Bonn nein 1e3
            city='' count=3 tone='formal' smile=true     | formal  ja 3
            city='{{tone}}' count=3                      | plain {{tone}} nein 3
            city='x' count=3 tone=null                   | plain x nein 3
            """)
    void fillsInValuesAndDefaults(String given, String expected) {
        List<PromptMessage> messages = CONTENT.render(given(given), 1_000);
        String[] says = expected.split(" ", -1);
        assertThat(messages)
                .containsExactly(
                        new PromptMessage(
                                Role.SYSTEM,
                                "Answer in " + says[0] + " words about " + says[1] + ". Smile: " + says[2] + "."),
                        new PromptMessage(Role.USER, says[3] + " sights, please."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            count=3                              | variables.city  | missing_variable
            city=null count=3                    | variables.city  | missing_variable
            city='x'                             | variables.count | missing_variable
            city=3 count=3                       | variables.city  | wrong_variable_type
            city=true count=3                    | variables.city  | wrong_variable_type
            city=[] count=3                      | variables.city  | wrong_variable_type
            city='x' count='three'               | variables.count | wrong_variable_type
            city='x' count=true                  | variables.count | wrong_variable_type
            city='x' count=3 tone='rude'         | variables.tone  | wrong_choice
            city='x' count=3 tone=1              | variables.tone  | wrong_choice
            city='x' count=3 smile='true'        | variables.smile | wrong_variable_type
            city='x' count=3 town='y'            | variables.town  | unknown_variable
            """)
    void namesTheVariableThatIsMissingOrWrong(String given, String field, String reason) {
        InvalidInputException wrong =
                catchThrowableOfType(InvalidInputException.class, () -> CONTENT.render(given(given), 1_000));
        assertThat(wrong.field()).isEqualTo(field);
        assertThat(wrong.reason()).isEqualTo(reason);
        assertThat(wrong).hasMessageContaining(field.substring("variables.".length()));
    }

    @Test
    void whatAMessageUsesAndNobodyDescribedIsATextThatMustBeGiven() {
        assertThat(CONTENT.variables()).extracting(Variable::name).containsExactly("tone", "city", "smile", "count");
        assertThat(CONTENT.variables().get(1)).isEqualTo(Variable.text("city"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hi       | m   | x    | text   |          |       | variables.x            | unused_variable
            hi {{x}} | m   | 1x   | text   |          |       | variables              | variable_name
            hi {{x}} | m   | x    | choice | a        |       | variables.x            | variable_options
            hi {{x}} | m   | x    | choice | a,a      |       | variables.x            | variable_options
            hi {{x}} | m   | x    | choice | a,b      | c     | variables.x            | wrong_choice
            hi {{x}} | m   | x    | yes_no | a        |       | variables.x            | variable_options
            hi {{x}} | m   | x    | yes_no |          | yes   | variables.x            | wrong_variable_type
            hi {{x}} | m   | x    | number |          | many  | variables.x            | wrong_variable_type
            hi {{x}} | m   | x    | text   | a,b      |       | variables.x            | variable_options
            hi {{x   | m   | x    | text   |          |       | messages[0].content    | malformed_variable
            ` `      | m   |      | text   |          |       | messages[0].content    | required
            hi       | a b |      | text   |          |       | model                  | malformed
            """)
    void refusesWhatCantBe(
            String text,
            String model,
            @Nullable String name,
            String type,
            @Nullable String options,
            @Nullable String fallback,
            String field,
            String reason) {
        InvalidInputException wrong = catchThrowableOfType(
                InvalidInputException.class,
                () -> new PromptContent(
                        List.of(new PromptMessage(Role.USER, text)),
                        model,
                        Map.of(),
                        name == null
                                ? List.of()
                                : List.of(new Variable(
                                        name,
                                        VariableType.valueOf(type.toUpperCase(java.util.Locale.ROOT)),
                                        options == null ? List.of() : List.of(options.split(",")),
                                        fallback))));
        assertThat(wrong.field()).isEqualTo(field);
        assertThat(wrong.reason()).isEqualTo(reason);
    }

    @Test
    void refusesParametersOutOfTheirRange() {
        assertThatThrownBy(() -> new PromptContent(
                        List.of(new PromptMessage(Role.USER, "hi")),
                        "m",
                        Map.of(Parameter.TEMPERATURE, new BigDecimal("2.1")),
                        List.of()))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        wrong -> assertThat(wrong.field()).isEqualTo("parameters.temperature"));
    }

    @Test
    void contentIsTheSameWhateverItWasTypedOn() {
        var windows = new PromptContent(
                List.of(new PromptMessage(Role.USER, "a\r\nb\rc")),
                "m",
                Map.of(Parameter.TEMPERATURE, new BigDecimal("0.50"), Parameter.MAX_TOKENS, new BigDecimal("100")),
                List.of());
        var unix = new PromptContent(
                List.of(new PromptMessage(Role.USER, "a\nb\nc")),
                "m",
                Map.of(Parameter.TEMPERATURE, new BigDecimal("0.5"), Parameter.MAX_TOKENS, new BigDecimal("1E2")),
                List.of());
        assertThat(windows).isEqualTo(unix);
        assertThat(ContentJson.read(ContentJson.write(windows))).isEqualTo(windows);
        assertThat(ContentJson.read(ContentJson.write(CONTENT))).isEqualTo(CONTENT);
    }

    private static Map<String, Given> given(String text) {
        var given = new HashMap<String, Given>();
        Arrays.stream(text.split(" ")).map(pair -> pair.split("=", 2)).forEach(pair -> {
            Given value = value(pair[1]);
            if (value != null) {
                given.put(pair[0], value);
            }
        });
        return given;
    }

    private static @Nullable Given value(String text) {
        return switch (text) {
            case "null" -> null;
            case "true", "false" -> new Given.Truth(text.equals("true"));
            case "[]" -> new Given.Other();
            default ->
                text.startsWith("'") ? new Given.Text(text.substring(1, text.length() - 1)) : new Given.Number(text);
        };
    }
}
