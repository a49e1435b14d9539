package io.lapilli.rehearsal.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An answer that is one JSON value. */
public final class JsonAnswer {

    private static final int SOURCES = 4;
    private static final Pattern KEY = Pattern.compile("\"([\\p{L}_][\\p{L}\\p{N}_]*)\"\\s*:");

    private JsonAnswer() {}

    /**
     * @param schema what the value must be valid against; null: any object
     * @param prompt where an object is drawn in the prompt, its keys are used
     */
    public static JsonNode compose(Task task, @Nullable JsonNode schema, String prompt) {
        List<String> found = Composer.found(task);
        var texts = new ArrayList<>(found);
        texts.addAll(task.toolResults());
        texts.addAll(task.knowledge());
        texts.add(task.question());
        JsonNode wanted = schema == null ? drawn(prompt) : schema;
        if (wanted != null) {
            return SchemaFill.fill(wanted, task.question(), texts);
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("rehearsal", true);
        answer.put("question", task.question());
        answer.put("answer", found.isEmpty() ? Composer.compose(task) : String.join(" ", found));
        var sources = answer.putArray("sources");
        found.stream().limit(SOURCES).forEach(sources::add);
        return answer;
    }

    private static @Nullable JsonNode drawn(String prompt) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        Matcher keys = KEY.matcher(prompt);
        while (keys.find()) {
            properties.putObject(keys.group(1)).put("type", "string");
        }
        return properties.isEmpty() ? null : schema;
    }
}
