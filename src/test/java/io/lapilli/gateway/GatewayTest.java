package io.lapilli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.catalog.AbortPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@RunningPortal
class GatewayTest {

    static final String ANSWER = """
            {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"their-model","choices":[{"index":0,\
            "message":{"role":"assistant","content":"Hello!"},"finish_reason":"stop"}],\
            "usage":{"prompt_tokens":12,"completion_tokens":3,"total_tokens":15,\
            "prompt_tokens_details":{"cached_tokens":10}}}""";

    @Autowired
    ApplicationContext portal;

    @LocalServerPort
    int port;

    private final FakeUpstream upstream = new FakeUpstream();
    private GatewayScene scene;
    private Client client;
    private String model;

    @BeforeEach
    void open() {
        scene = new GatewayScene(portal);
        client = new Client(port, scene.key);
        model = scene.aChatModel(upstream, AbortPolicy.CANCEL);
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        upstream.close();
    }

    @Test
    void answersAndTellsTheCost() {
        upstream.will(it -> it.json(200, ANSWER));
        Client.Answer answer = client.post(
                "/v1/chat/completions",
                "{\"model\": \"" + model + "\", \"messages\": [{\"role\":\"user\",\"content\":\"Hi\"}]}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(ANSWER.replace("their-model", model));
        assertThat(answer.header("x-lapilli-cost")).isEqualTo("0.009");
        assertThat(answer.header("x-lapilli-currency")).isEqualTo("CNY");
        assertThat(answer.header("x-request-id")).startsWith("req_");
        FakeUpstream.Received received = upstream.received();
        assertThat(received.path()).isEqualTo("/v1/chat/completions");
        assertThat(received.headers()).containsEntry("authorization", "Bearer " + GatewayScene.CREDENTIAL);
        assertThat(received.text())
                .isEqualTo("{\"model\": \"their-model\", \"messages\": [{\"role\":\"user\",\"content\":\"Hi\"}]}");
    }
}
