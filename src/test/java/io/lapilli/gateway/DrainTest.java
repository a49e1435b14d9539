package io.lapilli.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lapilli.catalog.AbortPolicy;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.DeploymentDraft;
import io.lapilli.catalog.ModelKind;
import io.lapilli.catalog.Models;
import io.lapilli.catalog.TrialCalls;
import io.lapilli.catalog.TrialResult;
import io.lapilli.catalog.health.DeploymentHealth;
import io.lapilli.catalog.health.DeploymentHealths;
import io.lapilli.shared.UpstreamId;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Deployments that are drained, watched and tried, through the running portal. */
@RunningPortal
class DrainTest {

    private static final String PATH = "/v1/chat/completions";

    @Autowired
    ApplicationContext portal;

    @LocalServerPort
    int port;

    private final FakeUpstream first = new FakeUpstream();
    private final FakeUpstream second = new FakeUpstream();
    private GatewayScene scene;
    private Client client;
    private String model;

    @BeforeEach
    void open() {
        scene = new GatewayScene(portal);
        client = new Client(port, scene.key);
        model = scene.aPricedModel(
                ModelKind.CHAT,
                aDeployment(scene.anUpstream(first.url()), "first", 1),
                aDeployment(scene.anUpstream(second.url()), "second", 2));
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        first.close();
        second.close();
    }

    @Test
    void whatRunsEndsAndWhatIsNewGoesElsewhere() throws Exception {
        var goOn = new CountDownLatch(1);
        first.will(it -> {
            it.beginEvents();
            it.event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"be\"}}]}");
            goOn.await(10, TimeUnit.SECONDS);
            it.event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"fore\"}}]}");
            it.event("[DONE]");
            it.end();
        });
        try (InputStream running = client.stream(PATH, chat(model).replace("[]", "[],\"stream\":true"))) {
            assertThat(running.read()).isEqualTo('d');
            await().until(() -> health(0).running() == 1);

            portal.getBean(Models.class).drain(deployment(0).id());
            second.will(it -> it.json(200, GatewayTest.ANSWER));
            assertThat(client.post(PATH, chat(model)).status()).isEqualTo(200);
            assertThat(second.received().path()).isEqualTo(PATH);
            assertThat(first.received().path()).as("the one that runs").isEqualTo(PATH);
            assertThat(first.unseen()).isZero();

            goOn.countDown();
            assertThat(new String(running.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("fore")
                    .endsWith("data: [DONE]\n\n");
        }
        await().until(() -> health(0).running() == 0);

        portal.getBean(Models.class).drain(deployment(1).id());
        Client.Answer nowhere = client.post(PATH, chat(model));
        assertThat(nowhere.status()).isEqualTo(503);
        assertThat(nowhere.error("code")).isEqualTo("upstream_unavailable");

        portal.getBean(Models.class).resume(deployment(0).id());
        first.will(it -> it.json(200, GatewayTest.ANSWER));
        assertThat(client.post(PATH, chat(model)).status()).isEqualTo(200);
    }

    @Test
    void blamesTheDeploymentThatFailedAndNotTheOneThatHelped() {
        first.will(it -> it.json(500, "{}"), it -> it.json(429, "{}"), it -> it.json(404, error("no such model")));
        second.will(it -> it.json(200, GatewayTest.ANSWER), it -> it.json(200, GatewayTest.ANSWER));
        for (int call = 0; call < 3; call++) {
            client.post(PATH, chat(model));
        }
        await().until(() -> health(0).failures() == 3);
        assertThat(health(0).trouble().code()).isIn("upstream_error", "rate_limit_exceeded", "not_found");
        await().until(() -> health(1).calls() == 2);
        assertThat(health(1).failures()).isZero();
    }

    @Test
    void blamesNobodyForAnImpossibleRequest() {
        first.will(it -> it.json(400, error("no")), it -> it.json(200, GatewayTest.ANSWER));
        assertThat(client.post(PATH, chat(model)).status()).isEqualTo(400);
        assertThat(client.post(PATH, chat(model)).status()).isEqualTo(200);
        await().until(() -> health(0).calls() > 0);
        assertThat(health(0))
                .extracting(DeploymentHealth::calls, DeploymentHealth::failures)
                .containsExactly(1L, 0L);
    }

    @Test
    void aTrialReachesEvenADrainedDeploymentAndIsNobodysUsage() {
        portal.getBean(Models.class).drain(deployment(0).id());
        first.will(it -> it.json(200, GatewayTest.ANSWER));

        TrialResult result = trial(model, 0);

        assertThat(result).isInstanceOfSatisfying(TrialResult.Answered.class, answered -> {
            assertThat(answered.promptTokens()).isEqualTo(12);
            assertThat(answered.outputTokens()).isEqualTo(3);
            assertThat(answered.took()).isPositive();
        });
        FakeUpstream.Received received = first.received();
        assertThat(received.path()).isEqualTo(PATH);
        assertThat(received.text()).contains("\"model\":\"first\"", "\"max_tokens\":16");
        assertThat(received.headers()).containsEntry("authorization", "Bearer " + GatewayScene.CREDENTIAL);
        assertThat(new Settlements(portal).all(model)).isEmpty();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                failure(it -> it.json(401, error("key upstream-secret-42 is unknown")), TrialResult.Reason.CREDENTIAL),
                failure(it -> it.json(404, error("no model")), TrialResult.Reason.NOT_FOUND),
                failure(it -> it.json(429, "{}"), TrialResult.Reason.RATE_LIMITED),
                failure(it -> it.json(400, error("too small")), TrialResult.Reason.REFUSED),
                failure(it -> it.json(500, "<html>"), TrialResult.Reason.FAILED),
                failure(it -> it.json(200, "<html>"), TrialResult.Reason.UNREADABLE),
                failure(FakeUpstream.Conversation::cut, TrialResult.Reason.BROKEN));
    }

    private static Arguments failure(FakeUpstream.Script script, TrialResult.Reason reason) {
        return Arguments.of(script, reason);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aTrialSaysWhatIsWrong(FakeUpstream.Script script, TrialResult.Reason reason) {
        first.will(script, script);
        assertThat(trial(model, 0)).isInstanceOfSatisfying(TrialResult.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(reason);
            assertThat(String.valueOf(failed.message())).doesNotContain(GatewayScene.CREDENTIAL, "127.0.0.1");
        });
    }

    @Test
    void aTrialSaysThatNobodyIsThere() throws Exception {
        first.close();
        assertThat(trial(model, 0))
                .isInstanceOfSatisfying(
                        TrialResult.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(TrialResult.Reason.UNREACHABLE));
    }

    private TrialResult trial(String name, int index) {
        return portal.getBean(TrialCalls.class).ask(portal.getBean(Models.class).get(name), deployment(index));
    }

    private Deployment deployment(int index) {
        return portal.getBean(Models.class).get(model).deployments().get(index);
    }

    private DeploymentHealth health(int index) {
        return portal.getBean(DeploymentHealths.class)
                .lastHour()
                .getOrDefault(deployment(index).id(), DeploymentHealth.UNKNOWN);
    }

    private static DeploymentDraft aDeployment(UpstreamId upstream, String name, int priority) {
        return new DeploymentDraft(upstream, name, 1, priority, Deployment.MAX_TOKENS, AbortPolicy.CANCEL);
    }

    private static String error(String message) {
        return "{\"error\":{\"message\":\"" + message + "\"}}";
    }

    private static String chat(String model) {
        return "{\"model\":\"" + model + "\",\"messages\":[]}";
    }
}
