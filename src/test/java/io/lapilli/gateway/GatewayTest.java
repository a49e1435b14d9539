package io.lapilli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.catalog.AbortPolicy;
import io.lapilli.catalog.DeploymentDraft;
import io.lapilli.catalog.ModelKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Answers that are not streamed. */
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
    private Settlements settlements;
    private String model;

    @BeforeEach
    void open() {
        scene = new GatewayScene(portal);
        client = new Client(port, scene.key);
        settlements = new Settlements(portal);
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
        Client.Answer answer = client.post("/v1/chat/completions", chat("[{\"role\":\"user\",\"content\":\"Hi\"}]"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(ANSWER.replace("their-model", model));
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.header("x-lapilli-cost")).isEqualTo("0.009");
        assertThat(answer.header("x-lapilli-currency")).isEqualTo("CNY");
        assertThat(answer.header("x-request-id")).matches("req_[0-9a-z]{26}");
        assertThat(answer.header("openai-processing-ms")).matches("\\d+");
        FakeUpstream.Received received = upstream.received();
        assertThat(received.path()).isEqualTo("/v1/chat/completions");
        assertThat(received.headers())
                .containsEntry("authorization", "Bearer " + GatewayScene.CREDENTIAL)
                .containsEntry("content-type", "application/json")
                .doesNotContainKeys("x-api-key", "cookie", "accept-encoding");
        Settlements.Settlement settled = settlements.of(model);
        assertThat(settled)
                .isEqualTo(
                        new Settlements.Settlement(200, null, 1, null, 2L, 10L, 3L, 0L, 0L, false, settled.amount()));
        assertThat(settled.amount()).isEqualByComparingTo("0.009");
    }

    @Test
    void passesToolsImagesAndUnknownFieldsByteForByte() {
        String rest = """
                ,  "tools":[{"type":"function","function":{"name":"look_up","parameters":{"type":"object"}}}],
                "messages":[{"role":"user","content":[{"type":"text","text":"\\u4f60好 \\"quoted\\""},
                 {"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo=","detail":"low"}}]},
                 {"role":"assistant","tool_calls":[{"id":"1","type":"function","function":{"name":"look_up","arguments":"{\\"a\\":1}"}}]}],
                "new_in_2027" : {"deep":[1e-7,-0.0,null,{"":"\\/"}]} ,"seed":42}  """;
        String answer = ANSWER.replace("\"Hello!\"", "null,\"tool_calls\":[{\"id\":\"2\",\"new\":[{}]}]");
        upstream.will(it -> it.json(200, answer));
        Client.Answer answered = client.post("/v1/chat/completions", " {\"model\":\"" + model + "\"" + rest);
        assertThat(upstream.received().text()).isEqualTo(" {\"model\":\"their-model\"" + rest);
        assertThat(answered.body()).isEqualTo(answer.replace("their-model", model));
    }

    @Test
    void estimatesWhatTheUpstreamDoesNotReport() {
        upstream.will(it -> it.json(200, ANSWER.replaceAll(",\"usage\".*", "}")));
        Client.Answer answer =
                client.post("/v1/chat/completions", chat("[{\"role\":\"user\",\"content\":\"Hello there\"}]"));
        assertThat(answer.status()).isEqualTo(200);
        Settlements.Settlement settled = settlements.of(model);
        assertThat(settled.estimated()).isTrue();
        assertThat(settled.prompt()).isBetween(8L, 12L);
        assertThat(settled.completion()).isBetween(2L, 4L);
    }

    @Test
    void embeds() {
        String embedding = scene.aPricedModel(
                ModelKind.EMBEDDING, new DeploymentDraft(scene.anUpstream(upstream.url()), "their-embedding"));
        upstream.will(it -> it.json(200, """
                {"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.1,-2.5e-3]}],\
                "model":"their-embedding","usage":{"prompt_tokens":5,"total_tokens":5}}"""));
        Client.Answer answer = client.post("/v1/embeddings", "{\"model\":\"" + embedding + "\",\"input\":\"volcano\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("model").asString()).isEqualTo(embedding);
        assertThat(answer.header("x-lapilli-cost")).isEqualTo("0.005");
        assertThat(upstream.received().path()).isEqualTo("/v1/embeddings");
        assertThat(settlements.of(embedding).embedding()).isEqualTo(5);
    }

    @Test
    void listsTheModelsThatTheKeyMayUse() {
        String unpriced = scene.aModel(ModelKind.CHAT);
        Client.Answer list = client.get("/v1/models");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json().get("object").asString()).isEqualTo("list");
        assertThat(list.json().get("data").findValuesAsString("id"))
                .contains(model)
                .doesNotContain(unpriced);
        Client.Answer one = client.get("/v1/models/" + model);
        assertThat(one.json().get("id").asString()).isEqualTo(model);
        assertThat(one.json().get("object").asString()).isEqualTo("model");
        assertThat(client.get("/v1/models/" + unpriced).error("code")).isEqualTo("model_not_found");
    }

    @Test
    void triesTheNextDeploymentAndChargesOnce() {
        var second = new FakeUpstream();
        String twice = scene.aPricedModel(
                ModelKind.CHAT,
                new DeploymentDraft(scene.anUpstream(upstream.url()), "first", 1, 1, "max_tokens", AbortPolicy.CANCEL),
                new DeploymentDraft(scene.anUpstream(second.url()), "second", 1, 2, "max_tokens", AbortPolicy.CANCEL));
        upstream.will(it -> it.json(500, "{}"));
        second.will(it -> it.json(200, ANSWER));
        Client.Answer answer = client.post("/v1/chat/completions", "{\"model\":\"" + twice + "\",\"messages\":[]}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(second.received().text()).contains("\"second\"");
        Settlements.Settlement settled = settlements.of(twice);
        assertThat(settled.attempts()).isEqualTo(2);
        assertThat(settled.amount()).isEqualByComparingTo("0.009");
    }

    @Test
    void asksAnewWhereAKeptConnectionHadDied() throws Exception {
        upstream.will(it -> {
            it.json(200, ANSWER);
            it.cut();
        });
        assertThat(client.post("/v1/chat/completions", chat("[]")).status()).isEqualTo(200);
        upstream.will(it -> it.json(200, ANSWER));
        assertThat(client.post("/v1/chat/completions", chat("[]")).status()).isEqualTo(200);
        assertThat(upstream.accepted()).isEqualTo(2);
    }

    @Test
    void usesAConnectionAgain() {
        for (int i = 0; i < 5; i++) {
            upstream.will(it -> it.json(200, ANSWER));
            assertThat(client.post("/v1/chat/completions", chat("[]")).status()).isEqualTo(200);
        }
        assertThat(upstream.accepted()).isEqualTo(1);
    }

    private String chat(String messages) {
        return "{\"model\":\"" + model + "\",\"messages\":" + messages + "}";
    }
}
