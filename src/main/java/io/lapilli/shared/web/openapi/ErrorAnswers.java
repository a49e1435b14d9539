package io.lapilli.shared.web.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds to every operation the errors that it answers, in the one shape that they have, and the headers of its plane. */
@SuppressWarnings("rawtypes")
final class ErrorAnswers {

    private static final String SCHEMA = "Error";
    private static final Map<Integer, String> MEANING = Map.ofEntries(
            Map.entry(400, "A value, the body or the query can't be what it is; param names the field"),
            Map.entry(401, "The key is missing, unknown, expired or revoked, or of another organization"),
            Map.entry(403, "The key or its owner may not do this, or the organization is suspended"),
            Map.entry(404, "There is no such thing in the organization"),
            Map.entry(409, "A name is taken, or the thing is in use"),
            Map.entry(413, "The body is over the limit"),
            Map.entry(415, "The body is not JSON"),
            Map.entry(429, "A rate limit, the wallet or a budget is used up"),
            Map.entry(502, "The upstream failed"),
            Map.entry(503, "No upstream can be reached, or the portal is not able to serve now"),
            Map.entry(504, "The upstream did not answer in time"));

    private ErrorAnswers() {}

    static void describe(OpenAPI api) {
        api.getComponents().addSchemas(SCHEMA, error());
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    add(operation, 400, 401, 403, 404);
                    if (path.startsWith("/v1/organization/")) {
                        organisation(operation);
                    }
                    if (path.startsWith("/v1/organization/") || path.startsWith("/v1/operator/")) {
                        management(path, method, operation);
                    }
                    operation.getResponses().values().forEach(ErrorAnswers::withRequestId);
                }));
    }

    static void add(Operation operation, int... statuses) {
        for (int status : statuses) {
            operation
                    .getResponses()
                    .addApiResponse(
                            String.valueOf(status),
                            new ApiResponse()
                                    .description(MEANING.get(status))
                                    .content(json(new JsonSchema().$ref("#/components/schemas/" + SCHEMA))));
        }
    }

    static Content json(Schema schema) {
        return new Content().addMediaType("application/json", new MediaType().schema(schema));
    }

    private static void organisation(Operation operation) {
        operation.addParametersItem(new Parameter()
                .in("header")
                .name("OpenAI-Organization")
                .description("The organization that is meant; needed with an operator key")
                .schema(new JsonSchema().types(Set.of("string"))));
    }

    private static void management(String path, PathItem.HttpMethod method, Operation operation) {
        boolean deletes = method == PathItem.HttpMethod.DELETE && path.startsWith("/v1/operator/");
        if (method == PathItem.HttpMethod.POST || deletes) {
            add(operation, 409);
        }
        if (operation.getRequestBody() != null) {
            add(operation, 415);
        }
    }

    private static void withRequestId(ApiResponse response) {
        response.addHeaderObject(
                "x-request-id",
                new Header().description("To name this call by").schema(new JsonSchema().types(Set.of("string"))));
    }

    private static Schema error() {
        Schema text = new JsonSchema().types(Set.of("string"));
        Schema textOrNull = new JsonSchema().types(new LinkedHashSet<>(List.of("string", "null")));
        Schema detail = new JsonSchema()
                .types(Set.of("object"))
                .addProperty("message", text)
                .addProperty("type", text)
                .addProperty("param", textOrNull)
                .addProperty("code", textOrNull)
                .required(List.of("message", "type", "param", "code"));
        return new JsonSchema()
                .types(Set.of("object"))
                .addProperty("error", detail)
                .required(List.of("error"));
    }
}
