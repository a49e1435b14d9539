package io.lapilli.fuzz;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What {@code /openapi.json} says: the operations, and whether an answer is one of those that it names. */
final class ApiDocument {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode api;
    private final Map<String, Schema> compiled = new HashMap<>();

    ApiDocument(JsonNode api) {
        this.api = api;
    }

    /** @param body the schema of the body; missing where there is none */
    record Operation(String method, String path, JsonNode description, JsonNode body) {

        List<JsonNode> parameters(String in) {
            return description
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("in").asString().equals(in))
                    .toList();
        }

        @Override
        public String toString() {
            return method + ' ' + path;
        }
    }

    /** In the order of their paths and methods. */
    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        api.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, description) -> operations.add(new Operation(
                        method.toUpperCase(Locale.ROOT),
                        path,
                        description,
                        description.at("/requestBody/content/application~1json/schema")))));
        operations.sort(java.util.Comparator.comparing(Operation::toString));
        return operations;
    }

    JsonNode resolve(JsonNode schema) {
        JsonNode at = schema;
        while (at.has("$ref")) {
            at = api.at(at.path("$ref").asString().substring(1));
        }
        return at;
    }

    /** What is wrong with an answer; null when the document names it so. */
    @Nullable
    String fault(Operation operation, int status, String contentType, String body) {
        JsonNode answer = operation.description().path("responses").path(String.valueOf(status));
        if (answer.isMissingNode()) {
            return "status " + status + " is not documented";
        }
        JsonNode content = answer.path("content");
        String type = contentType.replaceAll(";.*", "").strip();
        JsonNode media = content.path(type);
        if (content.isEmpty()) {
            return null;
        }
        if (media.isMissingNode()) {
            return "status " + status + " is not documented as " + (type.isEmpty() ? "nothing" : type);
        }
        if (!type.equals("application/json")) {
            return null;
        }
        List<Error> errors = schema(operation + " " + status, media.path("schema"))
                .validate(JsonMapper.shared().readTree(body));
        return errors.isEmpty() ? null : "status " + status + " has another body than documented: " + errors;
    }

    private Schema schema(String name, JsonNode schema) {
        return compiled.computeIfAbsent(name, _ -> {
            ObjectNode whole = JsonMapper.shared().createObjectNode();
            whole.set("allOf", JsonMapper.shared().createArrayNode().add(schema));
            whole.set("components", api.path("components"));
            return SCHEMAS.getSchema(whole);
        });
    }
}
