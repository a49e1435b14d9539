package io.lapilli.playground;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one event of a streamed answer says.
 *
 * @param finish why the answer ended; null while it goes on
 * @param problem an error instead of an answer
 */
record ChunkText(
        String content,
        String reasoning,
        @Nullable String finish,
        @Nullable Problem problem) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final ChunkText NOTHING = new ChunkText("", "", null, null);

    /** @param data of the event; what is no chunk says nothing */
    static ChunkText read(String data) {
        JsonNode chunk;
        try {
            chunk = JSON.readTree(data);
        } catch (JacksonException noJson) {
            return NOTHING;
        }
        JsonNode error = chunk.path("error");
        if (error.isObject()) {
            return new ChunkText(
                    "",
                    "",
                    null,
                    new Problem(null, text(error, "message"), text(error, "type"), orNull(error.path("code"))));
        }
        JsonNode choice = chunk.path("choices").path(0);
        JsonNode delta = choice.path("delta");
        String reasoning = text(delta, "reasoning_content");
        return new ChunkText(
                text(delta, "content") + text(delta, "refusal"),
                reasoning.isEmpty() ? text(delta, "reasoning") : reasoning,
                orNull(choice.path("finish_reason")),
                null);
    }

    private static String text(JsonNode parent, String field) {
        JsonNode value = parent.path(field);
        return value.isString() ? value.stringValue() : "";
    }

    private static @Nullable String orNull(JsonNode value) {
        return value.isString() ? value.stringValue() : null;
    }
}
