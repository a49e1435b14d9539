package io.lapilli.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.support.ApiCalls;
import io.lapilli.support.HttpTest;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@HttpTest
class OpenApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping controllers;

    private JsonNode api;

    @BeforeEach
    void readIt() {
        api = new ApiCalls(port).get("/openapi.json").json();
    }

    @Test
    void describesEveryControllerAndTheDataPlane() {
        var wanted = new TreeSet<String>();
        controllers
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues()
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> wanted.add(method.name() + ' ' + path.replace("{*", "{")))));
        wanted.removeIf(operation -> !operation.contains(" /v1/"));
        wanted.add("POST /v1/chat/completions");
        wanted.add("POST /v1/embeddings");
        wanted.add("GET /v1/models");
        wanted.add("GET /v1/models/{model}");
        var described = new TreeSet<String>();
        api.path("paths")
                .forEachEntry((path, item) ->
                        item.forEachEntry((method, _) -> described.add(method.toUpperCase(Locale.ROOT) + ' ' + path)));

        assertThat(api.path("openapi").asString()).startsWith("3.1");
        assertThat(wanted).hasSizeGreaterThan(20);
        assertThat(described).isEqualTo(wanted);
    }

    @Test
    void saysWhichErrorsAnOperationAnswersAndInWhichShape() {
        api.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    var answers = operation.path("responses");
                    assertThat(answers.propertyNames()).as(method + path).contains("200", "400", "401", "403", "404");
                    answers.forEachEntry((status, answer) -> {
                        if (!status.equals("200")) {
                            assertThat(answer.at("/content/application~1json/schema/$ref")
                                            .asString())
                                    .as(method + path + status)
                                    .isEqualTo("#/components/schemas/Error");
                        }
                    });
                    assertThat(operation.path("operationId").asString()).contains(".");
                }));
        assertThat(api.at("/components/schemas/Error/properties/error/required"))
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrder("message", "type", "param", "code");
        assertThat(api.at("/components/securitySchemes/key/scheme").asString()).isEqualTo("bearer");
    }

    @Test
    void namesFieldsAsTheyAreOnTheWireAndSaysWhichCanBeNull() {
        api.at("/components/schemas")
                .forEachEntry((name, schema) -> schema.path("properties")
                        .propertyNames()
                        .forEach(property -> assertThat(property).as(name).matches("[a-z0-9_]+")));
        assertThat(api.at("/components/schemas/Project/properties/archived_at/type"))
                .extracting(JsonNode::asString)
                .containsExactly("integer", "null");
        assertThat(api.at("/components/schemas/Project/required"))
                .extracting(JsonNode::asString)
                .contains("id", "created_at")
                .doesNotContain("archived_at");
        assertThat(api.at("/components/schemas/NewProjectBody/required"))
                .extracting(JsonNode::asString)
                .containsExactly("name");
    }

    @Test
    void describesPagesAndNotWhoCalls() {
        assertThat(api.at("/paths/~1v1~1organization~1projects/get/parameters"))
                .extracting(parameter -> parameter.path("name").asString())
                .containsExactlyInAnyOrder("include_archived", "limit", "after", "OpenAI-Organization");
        assertThat(api.at("/components/schemas").has("ApiCaller")).isFalse();
    }
}
