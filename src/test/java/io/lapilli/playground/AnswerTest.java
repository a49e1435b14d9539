package io.lapilli.playground;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.catalog.Parameter;
import io.lapilli.playground.Run.Progress;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What is asked as bytes, and what is understood of the bytes that come back. */
class AnswerTest {

    private final Run run = new Run(() -> {});
    private final AnswerOutlet outlet = new AnswerOutlet(run);

    @Test
    void asksAsAClientOfTheApiDoes() {
        var column = new Column(
                "doubao-pro-32k",
                Map.of(Parameter.TOP_P, new BigDecimal("0.9"), Parameter.MAX_TOKENS, new BigDecimal("200")));

        byte[] body = ChatBody.of(column, List.of(new Turn(Turn.Role.USER, "\"Hi\" 🌋\n</script>")));

        assertThat(new JsonMapper().readTree(body)).isEqualTo(new JsonMapper().readTree("""
                {"model": "doubao-pro-32k",
                 "messages": [{"role": "user", "content": "\\"Hi\\" 🌋\\n</script>"}],
                 "top_p": 0.9, "max_tokens": 200, "stream": true}"""));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1000})
    void understandsEventsHoweverTheyAreCut(int piece) throws IOException {
        byte[] bytes = """
                : a comment

                data: {"choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}

                data: {"choices":[{"index":0,"delta":{"reasoning_content":"Hm. "}}]}

                data: {"choices":[{"index":0,"delta":{"content":"Grüße 🌋 <b>x</b>"},"finish_reason":null}]}

                data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                data: [DONE]

                """.getBytes(UTF_8);
        for (int from = 0; from < bytes.length; from += piece) {
            outlet.write(bytes, from, Math.min(piece, bytes.length - from));
        }
        run.ended(null, null);

        Progress heard = run.take();
        assertThat(heard.text()).isEqualTo("Grüße 🌋 <b>x</b>");
        assertThat(heard.reasoning()).isEqualTo("Hm. ");
        assertThat(heard.firstToken()).isNotNull();
        assertThat(heard.ended().finish()).isEqualTo("stop");
        assertThat(run.take().text()).isEmpty();
    }

    @Test
    void takesAnErrorInTheStreamInItsOwnWords() throws IOException {
        event("{\"error\":{\"message\":\"The model broke off.\",\"type\":\"api_error\",\"param\":null,"
                + "\"code\":\"upstream_error\"}}");
        run.ended(null, null);

        assertThat(run.take().ended().problem())
                .isEqualTo(new Problem(null, "The model broke off.", "api_error", "upstream_error"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "7", "{\"choices\":[]}", "{\"choices\":[{\"delta\":{\"content\":7}}]}"})
    void whatIsNoChunkSaysNothing(String data) throws IOException {
        event(data);

        assertThat(run.take()).isEqualTo(new Progress("", "", null, null));
    }

    @Test
    void keepsNoMoreThanIsShown() throws IOException {
        String part = "x".repeat(1_000);
        for (int i = 0; i < 250; i++) {
            event("{\"choices\":[{\"delta\":{\"content\":\"" + part + "\"}}]}");
        }
        run.ended(null, null);

        Progress heard = run.take();
        assertThat(heard.text()).hasSize(Run.MOST_SHOWN);
        assertThat(heard.ended().cutShort()).isTrue();
    }

    @Test
    void isGoneOnceItWasStopped() {
        assertThat(outlet.gone()).isFalse();
        run.stop();

        assertThat(outlet.gone()).isTrue();
        assertThatThrownBy(() -> event("{}")).isInstanceOf(IOException.class);
    }

    @Test
    void anEventWithoutEndIsRefused() {
        byte[] endless = "y".repeat(1 << 20).getBytes(UTF_8);

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 10; i++) {
                        outlet.write(endless, 0, endless.length);
                    }
                })
                .isInstanceOf(IOException.class);
    }

    private void event(String data) throws IOException {
        byte[] bytes = ("data: " + data + "\n\n").getBytes(UTF_8);
        outlet.write(bytes, 0, bytes.length);
    }
}
