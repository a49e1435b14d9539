package io.lapilli.shared.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The paths that are served outside of the dispatcher. Bodies pass through to the upstream and back: only what the
 * portal itself reads and adds is described, and everything else of OpenAI's API may stand beside it.
 */
@SuppressWarnings({"rawtypes", "unchecked"})
final class DataPlanePaths {

    private static final String TAG = "Data plane";

    private DataPlanePaths() {}

    static void describe(OpenAPI api) {
        api.path("/v1/chat/completions", new PathItem().post(chat()));
        api.path("/v1/embeddings", new PathItem().post(embeddings()));
        api.path(
                "/v1/models",
                new PathItem()
                        .get(operation(
                                "models.list", "List the models this key may use", ErrorAnswers.json(models()))));
        Operation model = operation("models.retrieve", "Retrieve a model this key may use", ErrorAnswers.json(model()));
        model.addParametersItem(
                new Parameter().in("path").name("model").required(true).schema(type("string")));
        api.path("/v1/models/{model}", new PathItem().get(model));
    }

    private static Operation chat() {
        Schema body = object("model", type("string"), "messages", array(type("object")))
                .addProperty("stream", orNull("boolean"))
                .addProperty("stream_options", orNull("object").addProperty("include_usage", orNull("boolean")))
                .addProperty("n", orNull("integer"))
                .addProperty("max_tokens", orNull("integer"))
                .addProperty("max_completion_tokens", orNull("integer"))
                .addProperty("tools", orNull("array").items(type("object")))
                .addProperty("prompt", prompt());
        Schema answer = object("id", type("string"), "object", type("string"), "model", type("string"))
                .addProperty("choices", array(type("object")))
                .addProperty("usage", orNull("object"));
        return inferring(
                "chat.completions.create",
                "Create a chat completion, streamed or not",
                body,
                ErrorAnswers.json(answer).addMediaType("text/event-stream", new MediaType().schema(type("string"))));
    }

    private static Schema prompt() {
        return orNull("object")
                .addProperty("id", type("string"))
                .addProperty("label", orNull("string"))
                .addProperty("version", orNull("integer"))
                .addProperty("variables", orNull("object"))
                .description("A stored prompt of the key's project, by label (production unless said) or version. Its"
                        + " messages come before the request's own, which may be left out, as may the model.");
    }

    private static Operation embeddings() {
        Schema input = new JsonSchema().anyOf(List.of(type("string"), array(new JsonSchema())));
        return inferring(
                "embeddings.create",
                "Create embeddings",
                object("model", type("string"), "input", input),
                ErrorAnswers.json(object("object", type("string"), "data", array(type("object")))
                        .addProperty("usage", type("object"))));
    }

    private static Operation inferring(String id, String summary, Schema body, Content answer) {
        Operation operation = operation(id, summary, answer)
                .requestBody(new RequestBody().required(true).content(ErrorAnswers.json(body)));
        ErrorAnswers.add(operation, 413, 429, 502, 503, 504);
        return operation;
    }

    private static Operation operation(String id, String summary, Content answer) {
        return new Operation()
                .addTagsItem(TAG)
                .operationId(id)
                .summary(summary)
                .responses(new ApiResponses()
                        .addApiResponse(
                                "200", new ApiResponse().description("OK").content(answer)));
    }

    private static Schema models() {
        return object("object", type("string"), "data", array(model()));
    }

    private static Schema model() {
        return object("id", type("string"), "object", type("string"), "created", type("integer"))
                .addProperty("owned_by", type("string"));
    }

    /** An object with these required properties, and whatever else. */
    private static Schema object(Object... namesAndSchemas) {
        Schema schema = type("object");
        for (int i = 0; i < namesAndSchemas.length; i += 2) {
            schema.addProperty((String) namesAndSchemas[i], (Schema) namesAndSchemas[i + 1]);
            schema.addRequiredItem((String) namesAndSchemas[i]);
        }
        return schema;
    }

    private static Schema array(Schema items) {
        return type("array").items(items);
    }

    private static Schema type(String type) {
        return new JsonSchema().types(Set.of(type));
    }

    private static Schema orNull(String type) {
        return new JsonSchema().types(new LinkedHashSet<>(List.of(type, "null")));
    }
}
