package io.lapilli.rehearsal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

class ToolsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode TOOLS = JSON.readTree("""
            [{"type": "function", "function": {"name": "get_weather", "description": "The weather forecast of a city (天气, Wetter)",
               "parameters": {"type": "object", "properties": {"city": {"type": "string"},
                 "unit": {"type": "string", "enum": ["celsius", "fahrenheit"]}}, "required": ["city"]}}},
             {"type": "function", "function": {"name": "createTicket", "description": "Opens a support ticket for an order",
               "parameters": {"type": "object", "properties": {"order_id": {"type": "string"}, "text": {"type": "string"},
                 "urgent": {"type": "boolean"}}, "required": ["order_id"]}}},
             {"type": "function", "function": {"name": "set_volume", "description": "Sets the volume of the speaker",
               "parameters": {"type": "object", "properties": {"percent": {"type": "integer", "maximum": 100}}}}}]
            """);
    private static final JsonNode AUTO = MissingNode.getInstance();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    What is the weather in New York in fahrenheit? | get_weather  | {"city":"New York","unit":"fahrenheit"}
                    Wie ist das Wetter in Bremen?                  | get_weather  | {"city":"Bremen","unit":"celsius"}
                    北京今天天气怎么样？                             | get_weather  | {"city":"北京","unit":"celsius"}
                    Set the volume to 40 percent                   | set_volume   | {"percent":40}
                    Set the volume to 400                          | set_volume   | {"percent":100}
                    """)
    void callsWhatTheQuestionAsksFor(String question, String name, String arguments) {
        List<ToolCall> calls = new Tools(TOOLS, AUTO, true).callsFor(question, false);
        assertThat(calls).containsExactly(new ToolCall(name, arguments));
    }

    @Test
    void fillsSeveralArguments() {
        List<ToolCall> calls = new Tools(TOOLS, AUTO, true)
                .callsFor("Please open a ticket for order A-1234, the screen is broken and it is urgent", false);
        assertThat(calls).hasSize(1);
        JsonNode arguments = JSON.readTree(calls.getFirst().arguments());
        assertThat(arguments.get("order_id").asString()).isEqualTo("A-1234");
        assertThat(arguments.get("urgent").asBoolean()).isTrue();
    }

    @Test
    void severalPlacesAreSeveralCallsUnlessParallelOnesAreRefused() {
        String question = "What is the weather in Paris, Berlin and Rome?";
        assertThat(new Tools(TOOLS, AUTO, true).callsFor(question, false))
                .extracting(call -> JSON.readTree(call.arguments()).get("city").asString())
                .containsExactly("Paris", "Berlin", "Rome");
        assertThat(new Tools(TOOLS, AUTO, false).callsFor(question, false)).hasSize(1);
    }

    @Test
    void severalToolsMayBeCalledAtOnce() {
        assertThat(new Tools(TOOLS, AUTO, true)
                        .callsFor("Tell me the weather in Paris and set the volume of the speaker to 30", false))
                .extracting(ToolCall::name)
                .containsExactlyInAnyOrder("get_weather", "set_volume");
    }

    @ParameterizedTest
    @CsvSource({
        "'Hello there',\"auto\",",
        "'What is the weather in Rome?',\"none\",",
        "'Hello there',\"required\",get_weather",
        "'Hello there','{\"type\":\"function\",\"function\":{\"name\":\"set_volume\"}}',set_volume"
    })
    void theChoiceIsKept(String question, String choice, String called) {
        List<ToolCall> calls = new Tools(TOOLS, JSON.readTree(choice), true).callsFor(question, false);
        assertThat(calls).extracting(ToolCall::name).isEqualTo(called == null ? List.of() : List.of(called));
    }

    @Test
    void whatToolsHaveAnsweredIsNotAskedAgain() {
        assertThat(new Tools(TOOLS, AUTO, true).callsFor("What is the weather in Rome?", true))
                .isEmpty();
    }
}
