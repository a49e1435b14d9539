package io.lapilli.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lapilli.catalog.AbortPolicy;
import io.lapilli.identity.Actor;
import io.lapilli.prompt.Prompt;
import io.lapilli.prompt.PromptFixtures;
import io.lapilli.prompt.PromptUses;
import io.lapilli.prompt.Prompts;
import io.lapilli.prompt.Variable;
import io.lapilli.prompt.VariableType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Calls that name a stored prompt, to the bytes that the upstream sees. */
@RunningPortal
class PromptGatewayTest {

    private static final String PATH = "/v1/chat/completions";

    @Autowired
    ApplicationContext portal;

    @LocalServerPort
    int port;

    private final FakeUpstream upstream = new FakeUpstream();
    private GatewayScene scene;
    private Client client;
    private Prompts prompts;
    private String model;
    private Prompt prompt;

    @BeforeEach
    void open() {
        scene = new GatewayScene(portal);
        client = new Client(port, scene.key);
        prompts = portal.getBean(Prompts.class);
        model = scene.aChatModel(upstream, AbortPolicy.CANCEL);
        prompt = prompts.create(
                Actor.INSTALLATION,
                scene.organisation.id(),
                scene.project.id(),
                "Guide",
                PromptFixtures.saying(
                        model,
                        "You know {{city}}. Stars: {{stars}}.",
                        new Variable("stars", VariableType.NUMBER, List.of(), "3")),
                "");
        label("production", 1);
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        upstream.close();
    }

    @Test
    void rendersThePromptBeforeTheMessages() {
        upstream.will(it -> it.json(200, GatewayTest.ANSWER));
        Client.Answer answer = call(
                "\"prompt\":{\"id\":\"" + prompt.id().text()
                        + "\",\"variables\":{\"city\":\"Köln {{stars}} \\\"x\\\"\",\"stars\":4.50}},\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"top_k\":7");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("x-lapilli-prompt")).isEqualTo(prompt.id().text() + ":1");
        assertThat(answer.json().path("model").asString()).isEqualTo(model);
        assertThat(upstream.received().text())
                .isEqualTo("{\"model\":\"their-model\",\"messages\":["
                        + "{\"role\":\"system\",\"content\":\"You know Köln {{stars}} \\\"x\\\". Stars: 4.50.\"},"
                        + "{\"role\":\"user\",\"content\":\"Hi\"}],\"top_k\":7}");
        await().untilAsserted(() -> assertThat(portal.getBean(PromptUses.class).of(prompt.id()))
                .singleElement()
                .satisfies(use -> {
                    assertThat(use.version()).isEqualTo(1);
                    assertThat(use.calls()).isEqualTo(1);
                }));
    }

    @Test
    void theRequestsOwnModelGoesBeforeThePrompts() {
        String other = scene.aChatModel(upstream, AbortPolicy.CANCEL);
        upstream.will(it -> it.json(200, GatewayTest.ANSWER));
        Client.Answer answer = call("\"model\":\"" + other + "\"," + prompt("\"variables\":{\"city\":\"Bonn\"}"));
        assertThat(answer.json().path("model").asString()).isEqualTo(other);
    }

    @Test
    void whatIsPublishedIsInEffectAtOnce() {
        upstream.will(it -> it.json(200, GatewayTest.ANSWER), it -> it.json(200, GatewayTest.ANSWER));
        prompts.publish(
                Actor.INSTALLATION,
                scene.organisation.id(),
                prompt.id(),
                PromptFixtures.saying(model, "Version two."),
                "",
                "production");
        assertThat(call(prompt("")).status()).isEqualTo(200);
        assertThat(upstream.received().text()).contains("Version two.");
        prompts.rollBack(Actor.INSTALLATION, scene.organisation.id(), prompt.id(), "production");
        assertThat(call(prompt("\"variables\":{\"city\":\"Bonn\"}")).status()).isEqualTo(200);
        assertThat(upstream.received().text()).contains("You know Bonn. Stars: 3.");
    }

    @Test
    void streams() {
        upstream.will(it -> it.json(500, "{}"), it -> it.json(500, "{}"));
        Client.Answer answer = call("\"stream\":true," + prompt("\"version\":1,\"variables\":{\"city\":\"Bonn\"}"));
        assertThat(answer.status()).isEqualTo(502);
        assertThat(upstream.received().text())
                .startsWith("{\"stream_options\":{\"include_usage\":true},\"stream\":true,\"model\":\"their-model\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'variables':{}                              | 400 | prompt.variables.city  | missing_variable
            'variables':{'city':5}                      | 400 | prompt.variables.city  | wrong_variable_type
            'variables':{'city':'x','stars':'many'}     | 400 | prompt.variables.stars | wrong_variable_type
            'variables':{'city':'x','town':'y'}         | 400 | prompt.variables.town  | unknown_variable
            'label':'staging'                           | 404 | prompt.label           | not_found
            'version':2                                 | 404 | prompt.version         | not_found
            'version':0                                 | 404 | prompt.version         | not_found
            """)
    void refusesNamingTheField(String more, int status, String param, String code) {
        Client.Answer answer = call(prompt(more.replace('\'', '"')));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.error("param")).isEqualTo(param);
        assertThat(answer.error("code")).isEqualTo(code);
        assertThat(upstream.unseen()).isZero();
    }

    @Test
    void aKeyOfAnotherProjectSeesNoPrompt() {
        var stranger = new GatewayScene(portal);
        try (var theirs = new Client(port, stranger.key)) {
            Client.Answer answer = theirs.post(PATH, "{" + prompt("") + "}");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.error("param")).isEqualTo("prompt.id");
        }
        prompts.archive(Actor.INSTALLATION, scene.organisation.id(), prompt.id());
        assertThat(call(prompt("")).status()).isEqualTo(404);
    }

    private void label(String label, int version) {
        prompts.move(Actor.INSTALLATION, scene.organisation.id(), prompt.id(), label, version, null);
    }

    private String prompt(String more) {
        return "\"prompt\":{\"id\":\"" + prompt.id().text() + "\"" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private Client.Answer call(String members) {
        return client.post(PATH, "{" + members + "}");
    }
}
