package io.lapilli.rehearsal;

import io.lapilli.rehearsal.text.Embedding;
import io.lapilli.rehearsal.text.Tokenizer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers {@code /embeddings}: a text, several, or the same as numbers of tokens. */
final class EmbeddingModel {

    private static final int USUAL_DIMENSIONS = 1024;
    private static final int MOST_DIMENSIONS = 4096;
    private static final int MOST_INPUTS = 2048;

    private EmbeddingModel() {}

    static ObjectNode answer(String model, JsonNode body, boolean untrue, boolean withUsage) {
        int dimensions = dimensions(body.path("dimensions"));
        boolean base64 = base64(body.path("encoding_format"));
        List<String> inputs = inputs(body.path("input"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("object", "list");
        ArrayNode data = answer.putArray("data");
        int tokens = 0;
        for (int i = 0; i < inputs.size(); i++) {
            tokens += Tokenizer.count(inputs.get(i));
            ObjectNode each = data.addObject();
            each.put("object", "embedding");
            each.put("index", i);
            write(Embedding.of(inputs.get(i), dimensions), base64, each);
        }
        answer.put("model", model);
        if (withUsage) {
            int said = untrue ? 3 * tokens + 1 : tokens;
            answer.putObject("usage").put("prompt_tokens", said).put("total_tokens", said);
        }
        return answer;
    }

    private static void write(float[] vector, boolean base64, ObjectNode into) {
        if (base64) {
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * vector.length).order(ByteOrder.LITTLE_ENDIAN);
            for (float each : vector) {
                bytes.putFloat(each);
            }
            into.put("embedding", Base64.getEncoder().encodeToString(bytes.array()));
            return;
        }
        ArrayNode numbers = into.putArray("embedding");
        for (float each : vector) {
            numbers.add(each);
        }
    }

    private static int dimensions(JsonNode asked) {
        if (asked.isNull() || asked.isMissingNode()) {
            return USUAL_DIMENSIONS;
        }
        if (!asked.isIntegralNumber()
                || !asked.canConvertToInt()
                || asked.intValue() < 1
                || asked.intValue() > MOST_DIMENSIONS) {
            throw Refusal.invalid("dimensions", "dimensions must be a whole number from 1 to " + MOST_DIMENSIONS);
        }
        return asked.intValue();
    }

    private static boolean base64(JsonNode format) {
        return switch (format.asString("float")) {
            case "base64" -> true;
            case "float", "" -> false;
            default -> throw Refusal.invalid("encoding_format", "encoding_format must be float or base64");
        };
    }

    private static List<String> inputs(JsonNode input) {
        var inputs = new ArrayList<String>();
        if (input.isString()) {
            inputs.add(Message.whole(input.stringValue()));
        } else if (input.isArray() && !input.isEmpty() && input.get(0).isNumber()) {
            inputs.add(decoded(input));
        } else if (input.isArray()) {
            input.forEach(each -> inputs.add(each.isArray() ? decoded(each) : text(each)));
        }
        if (inputs.isEmpty() || inputs.size() > MOST_INPUTS || inputs.contains("")) {
            throw Refusal.invalid(
                    "input", "input must be a text, or 1 to " + MOST_INPUTS + " of them, none of them empty");
        }
        return inputs;
    }

    private static String text(JsonNode input) {
        if (!input.isString()) {
            throw Refusal.invalid("input", "input must hold texts, or arrays of token numbers");
        }
        return Message.whole(input.stringValue());
    }

    private static String decoded(JsonNode tokens) {
        var numbers = new ArrayList<Integer>();
        tokens.forEach(token -> numbers.add(token.asInt(-1)));
        return Tokenizer.decode(numbers);
    }
}
