package io.lapilli.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.NewKey;
import io.lapilli.catalog.AbortPolicy;
import io.lapilli.catalog.DeploymentDraft;
import io.lapilli.catalog.ModelKind;
import io.lapilli.identity.Actor;
import io.lapilli.identity.Organisations;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Each error of the data plane, always with all four fields. */
@RunningPortal
class GatewayErrorsTest {

    private static final String PATH = "/v1/chat/completions";

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer sk-lap-nonsense",
                "Bearer sk-lap-0000000000000000000000000000000000000000",
                "Basic c2s6bGFw"
            })
    void refusesAMissingOrUnknownKeyAlike(String authorization) {
        try (var anonymous = new Client(port, "")) {
            Client.Answer answer = authorization.isEmpty()
                    ? anonymous.post(PATH, chat())
                    : anonymous.post(PATH, chat(), "authorization", authorization);
            isError(answer, 401, "invalid_request_error", "invalid_api_key", null);
            assertThat(answer.error("message")).startsWith("Incorrect API key provided.");
            assertThat(answer.headers().map().keySet()).doesNotContain("set-cookie", "location");
        }
    }

    @Test
    void refusesARevokedKeyLikeAnUnknownOne() {
        var keys = portal.getBean(ApiKeys.class);
        var issued = keys.issueProjectKey(
                Actor.INSTALLATION, scene.organisation.id(), scene.project.id(), null, NewKey.named("To be revoked"));
        keys.revoke(Actor.INSTALLATION, scene.organisation.id(), issued.key().id());
        try (var revoked = new Client(port, issued.secret())) {
            isError(revoked.post(PATH, chat()), 401, "invalid_request_error", "invalid_api_key", null);
        }
    }

    @Test
    void refusesAnAdminKey() {
        String secret = portal.getBean(ApiKeys.class)
                .issueAdminKey(Actor.INSTALLATION, scene.organisation.id(), null, NewKey.named("Admin"))
                .secret();
        try (var admin = new Client(port, secret)) {
            isError(admin.post(PATH, chat()), 403, "invalid_request_error", "admin_key_cannot_infer", null);
            isError(admin.get("/v1/models"), 403, "invalid_request_error", "admin_key_cannot_infer", null);
        }
    }

    @Test
    void refusesAnotherOrganisation() {
        upstream.will(it -> it.json(200, GatewayTest.ANSWER));
        assertThat(client.post(
                                PATH,
                                chat(),
                                "openai-organization",
                                scene.organisation.id().text())
                        .status())
                .isEqualTo(200);
        isError(
                client.post(PATH, chat(), "openai-organization", "org_other"),
                401,
                "invalid_request_error",
                "mismatched_organization",
                null);
        isError(
                client.post(PATH, chat(), "openai-project", "proj_other"),
                401,
                "invalid_request_error",
                "mismatched_project",
                null);
    }

    @Test
    void tellsASuspendedOrganisationWhy() {
        portal.getBean(Organisations.class).suspend(Actor.INSTALLATION, scene.organisation.id(), "Invoice 7 is unpaid");
        Client.Answer answer = client.post(PATH, chat());
        isError(answer, 403, "invalid_request_error", "organization_suspended", null);
        assertThat(answer.error("message")).contains("Invoice 7 is unpaid");
    }

    @Test
    void refusesWhatIsNoJson() {
        isError(client.post(PATH, "{\"model\":"), 400, "invalid_request_error", "invalid_json", null);
        isError(client.post(PATH, ""), 400, "invalid_request_error", "invalid_json", null);
        isError(client.post(PATH, "model=x"), 400, "invalid_request_error", "invalid_json", null);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        isError(
                client.post(PATH, "{\"model\":\"" + model + "\",\"messages\":[],\"n\":\"two\"}"),
                400,
                "invalid_request_error",
                "invalid_type",
                "n");
    }

    @Test
    void refusesModelsThatAreUnknownNotAllowedNotPricedOrOfAnotherKind() {
        isError(
                client.post(PATH, "{\"model\":\"nobody-\\\"knows\",\"messages\":[]}"),
                404,
                "invalid_request_error",
                "model_not_found",
                "model");
        String unpriced =
                scene.aModel(ModelKind.CHAT, new DeploymentDraft(scene.anUpstream(upstream.url()), "their-model"));
        Client.Answer answer = client.post(PATH, "{\"model\":\"" + unpriced + "\",\"messages\":[]}");
        isError(answer, 503, "api_error", "model_not_priced", null);
        assertThat(answer.header("x-should-retry")).isEqualTo("false");
        String embedding = scene.aPricedModel(
                ModelKind.EMBEDDING, new DeploymentDraft(scene.anUpstream(upstream.url()), "their-model"));
        isError(
                client.post(PATH, "{\"model\":\"" + embedding + "\",\"messages\":[]}"),
                400,
                "invalid_request_error",
                "invalid_value",
                "model");
        String key = scene.aKey(new NewKey("Only another", null, Set.of(embedding)));
        try (var restricted = new Client(port, key)) {
            isError(restricted.post(PATH, chat()), 403, "invalid_request_error", "model_not_allowed", "model");
            assertThat(restricted.get("/v1/models").json().get("data").findValuesAsString("id"))
                    .containsExactly(embedding);
            isError(restricted.get("/v1/models/" + model), 404, "invalid_request_error", "model_not_found", "model");
        }
        assertThat(upstream.unseen()).isZero();
    }

    @Test
    void countsRefusalsAndRecordsNone() {
        client.post(PATH, "{\"model\":\"nobody\",\"messages\":[]}");
        client.post(PATH, "{\"model\":\"nobody\",\"messages\":[]}");
        await().until(() -> settlements.refusals(scene.organisation.id(), "model_not_found") == 2);
        assertThat(settlements.all("nobody")).isEmpty();
    }

    @Test
    void refusesABodyThatIsTooLongAnnouncedOrNot() {
        String tooLong = "{\"model\":\"" + model + "\",\"messages\":[],\"x\":\"" + "x".repeat(1 << 20) + "\"}";
        isError(client.post(PATH, tooLong), 413, "invalid_request_error", "request_too_large", null);
        HttpRequest chunked = client.request(PATH)
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(tooLong.getBytes(StandardCharsets.US_ASCII))))
                .build();
        isError(client.send(chunked), 413, "invalid_request_error", "request_too_large", null);
        isError(
                client.post(PATH, chat(), "content-encoding", "gzip"),
                415,
                "invalid_request_error",
                "unsupported_media_type",
                null);
    }

    /** The official clients write all of a body before they read: the answer must not be lost in a reset. */
    @Test
    void letsAClientReadWhyABodyTwiceTooLongWasRefused() throws IOException {
        byte[] body = new byte[2 << 20];
        try (var socket = new Socket("127.0.0.1", port)) {
            var out = socket.getOutputStream();
            out.write(("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + scene.key
                            + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void knowsItsPathsAndMethods() {
        isError(client.get("/v1/chat/nothing"), 404, "invalid_request_error", "not_found", null);
        isError(client.post("/v1/chat/completions/", chat()), 404, "invalid_request_error", "not_found", null);
        isError(client.post("/v1/embeddings/x", chat()), 404, "invalid_request_error", "not_found", null);
        Client.Answer get = client.get(PATH);
        isError(get, 405, "invalid_request_error", "method_not_allowed", null);
        assertThat(get.header("allow")).isEqualTo("POST");
        isError(client.post("/v1/models", chat()), 405, "invalid_request_error", "method_not_allowed", null);
    }

    static Stream<Arguments> upstreamFailures() {
        return Stream.of(
                Arguments.of(
                        json(
                                400,
                                "{\"error\":{\"message\":\"their-model says no\",\"param\":\"top_p\",\"code\":\"bad\"}}"),
                        400,
                        "invalid_request_error",
                        "bad"),
                Arguments.of(
                        json(404, "{\"error\":{\"message\":\"gone\",\"code\":null}}"),
                        404,
                        "invalid_request_error",
                        null),
                Arguments.of(json(413, "{\"error\":{\"message\":\"too much\"}}"), 413, "invalid_request_error", null),
                Arguments.of(json(422, "{\"error\":\"odd\"}"), 422, "invalid_request_error", null),
                Arguments.of(json(400, "<html>bad gateway</html>"), 502, "api_error", "upstream_error"),
                Arguments.of(json(404, "{\"detail\":\"Not Found\"}"), 502, "api_error", "upstream_error"),
                Arguments.of(
                        json(401, "{\"error\":{\"message\":\"key upstream-secret-42\"}}"),
                        502,
                        "api_error",
                        "upstream_error"),
                Arguments.of(json(403, "{}"), 502, "api_error", "upstream_error"),
                Arguments.of(json(302, "{}"), 502, "api_error", "upstream_error"),
                Arguments.of(json(500, "{}"), 502, "api_error", "upstream_error"),
                Arguments.of(json(503, "{}"), 503, "api_error", "upstream_unavailable"),
                Arguments.of(json(429, "{}"), 429, "rate_limit_error", "rate_limit_exceeded"),
                Arguments.of(
                        script(it -> it.answer(200, "text/html", "<html>hello</html>")),
                        502,
                        "api_error",
                        "upstream_error"),
                Arguments.of(
                        script(it -> it.answer(200, "application/json", "[1]")), 502, "api_error", "upstream_error"),
                Arguments.of(
                        script(it -> it.answer(200, "application/json", "{\"error\":{\"message\":\"x\"}}")),
                        502,
                        "api_error",
                        "upstream_error"),
                Arguments.of(
                        script(it -> it.raw(
                                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 100\r\n\r\n{\"id\":"
                                        .getBytes(StandardCharsets.US_ASCII))),
                        504,
                        "api_error",
                        "upstream_timeout"),
                Arguments.of(script(FakeUpstream.Conversation::awaitCancel), 504, "api_error", "upstream_timeout"),
                Arguments.of(script(FakeUpstream.Conversation::cut), 502, "api_error", "upstream_error"),
                Arguments.of(
                        script(it -> {
                            it.raw(
                                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 100\r\n\r\n{\"id\":"
                                            .getBytes(StandardCharsets.US_ASCII));
                            it.cut();
                        }),
                        502,
                        "api_error",
                        "upstream_error"),
                Arguments.of(
                        script(it -> {
                            it.raw("SSH-2.0-OpenSSH\r\n".getBytes(StandardCharsets.US_ASCII));
                            it.cut();
                        }),
                        502,
                        "api_error",
                        "upstream_error"));
    }

    @ParameterizedTest
    @MethodSource("upstreamFailures")
    void saysWhatAnUpstreamsFailureMeans(FakeUpstream.Script failure, int status, String type, String code) {
        upstream.will(failure);
        Client.Answer answer = client.post(PATH, chat());
        isError(answer, status, type, code, "bad".equals(code) ? "top_p" : null);
        assertThat(answer.body()).doesNotContain("their-model", "127.0.0.1", GatewayScene.CREDENTIAL);
        Settlements.Settlement settled = settlements.of(model);
        assertThat(settled.status()).isEqualTo(status);
        assertThat(settled.code()).isEqualTo(code == null ? type : code);
        assertThat(settled.charged()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("upstreamFailures")
    void saysTheSameOfAStreamThatDidNotBegin(FakeUpstream.Script failure, int status, String type, String code) {
        upstream.will(failure);
        Client.Answer answer = client.post(PATH, chat().replace("[]", "[],\"stream\":true"));
        isError(answer, status, type, code, "bad".equals(code) ? "top_p" : null);
        assertThat(settlements.of(model).charged()).isFalse();
    }

    @Test
    void passesOnWhenToComeAgain() {
        upstream.will(it -> it.json(429, "{}", "Retry-After: 17"));
        assertThat(client.post(PATH, chat()).header("retry-after")).isEqualTo("17");
    }

    @Test
    void saysThatAnUpstreamCannotBeReached() throws IOException {
        upstream.close();
        Client.Answer answer = client.post(PATH, chat());
        isError(answer, 503, "api_error", "upstream_unavailable", null);
        assertThat(answer.header("retry-after")).isNotEmpty();
        String nowhere = scene.aPricedModel(ModelKind.CHAT);
        isError(
                client.post(PATH, "{\"model\":\"" + nowhere + "\",\"messages\":[]}"),
                503,
                "api_error",
                "upstream_unavailable",
                null);
        String unknown = scene.aPricedModel(
                ModelKind.CHAT, new DeploymentDraft(scene.anUpstream("http://nobody.invalid/v1"), "m"));
        isError(
                client.post(PATH, "{\"model\":\"" + unknown + "\",\"messages\":[]}"),
                503,
                "api_error",
                "upstream_unavailable",
                null);
    }

    @Test
    void doesNotReachIntoPrivateNetworksUnlessTheOperatorSaidSo() {
        String inside = scene.aPricedModel(
                ModelKind.CHAT, new DeploymentDraft(scene.anUpstream(upstream.url(), false), "their-model"));
        isError(
                client.post(PATH, "{\"model\":\"" + inside + "\",\"messages\":[]}"),
                503,
                "api_error",
                "upstream_unavailable",
                null);
        assertThat(upstream.accepted()).isZero();
    }

    /** A second request that comes while the first is answered waits for its turn. */
    @Test
    void answersPipelinedRequestsInTurn() throws IOException {
        upstream.will(
                it -> {
                    java.util.concurrent.TimeUnit.MILLISECONDS.sleep(300);
                    it.json(200, GatewayTest.ANSWER);
                },
                it -> it.json(200, GatewayTest.ANSWER));
        String request = "POST " + PATH + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + scene.key
                + "\r\nContent-Length: " + chat().length() + "\r\n\r\n" + chat();
        String last = "GET /v1/models HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + scene.key
                + "\r\n\r\n";
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write((request + request + last).getBytes(StandardCharsets.US_ASCII));
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers.split("HTTP/1.1 200")).hasSize(4);
            assertThat(answers).contains("\"object\":\"list\"");
        }
    }

    @Test
    void neverLetsTheSecurityChainSeeARequest() {
        upstream.will(it -> it.json(200, GatewayTest.ANSWER));
        Set<String> headers = client.post(PATH, chat()).headers().map().keySet();
        assertThat(headers).doesNotContain("x-frame-options", "x-content-type-options", "set-cookie", "expires");
        assertThat(client.get("/actuator/health").headers().map().keySet()).contains("x-content-type-options");
    }

    private static FakeUpstream.Script script(FakeUpstream.Script script) {
        return script;
    }

    private static FakeUpstream.Script json(int status, String body) {
        return it -> it.json(status, body);
    }

    private static void isError(Client.Answer answer, int status, String type, String code, String param) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.header("x-request-id")).startsWith("req_");
        var error = answer.json().get("error");
        assertThat(error.propertyNames()).containsExactly("message", "type", "param", "code");
        assertThat(error.get("message").asString()).isNotBlank();
        assertThat(error.get("type").asString()).isEqualTo(type);
        assertThat(error.get("code").isNull() ? null : error.get("code").asString())
                .isEqualTo(code);
        assertThat(error.get("param").isNull() ? null : error.get("param").asString())
                .isEqualTo(param);
    }

    private String chat() {
        return "{\"model\":\"" + model + "\",\"messages\":[]}";
    }
}
