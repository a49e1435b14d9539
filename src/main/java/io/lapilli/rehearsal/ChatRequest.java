package io.lapilli.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A checked {@code /chat/completions} request. Fields that change nothing here (temperature, seed, log probabilities …)
 * are accepted.
 *
 * @param choices {@code n}
 * @param cap tokens that each choice may have, reasoning included; null: no limit
 * @param json whether the answer is to be a JSON value
 * @param schema what that value must be valid against; null: any object
 * @param reasoning whether the model shows its way
 */
record ChatRequest(
        String model,
        List<Message> messages,
        JsonNode tools,
        JsonNode toolChoice,
        boolean parallelTools,
        int choices,
        List<String> stops,
        @Nullable Integer cap,
        boolean json,
        @Nullable JsonNode schema,
        boolean reasoning,
        boolean usageInStream) {

    private static final int MOST_CHOICES = 128;
    private static final Pattern REASONING = Pattern.compile("reason|think|(?:^|[^a-z0-9])r1(?:[^a-z0-9]|$)");

    static ChatRequest read(String model, JsonNode body) {
        JsonNode format = body.path("response_format");
        String kind = format.path("type").asString("text");
        JsonNode schema = format.path("json_schema").path("schema");
        if (kind.equals("json_schema") && !schema.isObject()) {
            throw Refusal.invalid(
                    "response_format.json_schema.schema", "response_format.json_schema.schema must be an object");
        }
        return new ChatRequest(
                model,
                Message.readAll(body.path("messages")),
                array(body, "tools"),
                body.path("tool_choice"),
                body.path("parallel_tool_calls").asBoolean(true),
                whole(body, "n", 1, MOST_CHOICES, 1),
                stops(body.path("stop")),
                cap(body),
                kind.equals("json_schema") || kind.equals("json_object"),
                schema.isObject() ? schema : null,
                reasons(model, body),
                body.path("stream_options").path("include_usage").asBoolean(false));
    }

    private static boolean reasons(String model, JsonNode body) {
        return REASONING.matcher(model.toLowerCase(Locale.ROOT)).find()
                && !body.path("reasoning_effort").asString("").equals("none");
    }

    private static JsonNode array(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isNull() || value.isMissingNode()) {
            return MissingNode.getInstance();
        }
        if (!value.isArray()) {
            throw Refusal.invalid(field, field + " must be an array");
        }
        return value;
    }

    private static @Nullable Integer cap(JsonNode body) {
        int most = Integer.MAX_VALUE;
        int newer = whole(body, "max_completion_tokens", 1, most, most);
        int older = whole(body, "max_tokens", 1, most, most);
        int cap = Math.min(newer, older);
        return cap == most ? null : cap;
    }

    private static int whole(JsonNode body, String field, int least, int most, int otherwise) {
        JsonNode value = body.path(field);
        if (value.isNull() || value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            throw Refusal.invalid(field, field + " must be a whole number of at least " + least);
        }
        return value.intValue();
    }

    private static List<String> stops(JsonNode stop) {
        var stops = new ArrayList<String>();
        if (stop.isString()) {
            stops.add(stop.stringValue());
        }
        if (stop.isArray()) {
            stop.forEach(each -> stops.add(each.asString("")));
        }
        stops.removeIf(String::isEmpty);
        return stops;
    }
}
