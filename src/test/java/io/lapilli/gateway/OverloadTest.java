package io.lapilli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.budget.BudgetDraft;
import io.lapilli.budget.BudgetLimit;
import io.lapilli.budget.BudgetMode;
import io.lapilli.budget.BudgetPeriod;
import io.lapilli.budget.BudgetScope;
import io.lapilli.budget.BudgetStandings;
import io.lapilli.budget.BudgetTerms;
import io.lapilli.budget.Budgets;
import io.lapilli.catalog.AbortPolicy;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.DeploymentDraft;
import io.lapilli.catalog.DeploymentTerms;
import io.lapilli.catalog.ModelKind;
import io.lapilli.catalog.Models;
import io.lapilli.catalog.health.Saturation;
import io.lapilli.catalog.health.Saturations;
import io.lapilli.identity.Actor;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** More than a deployment can do, and deployments that fail, over HTTP. */
@RunningPortal
@TestPropertySource(properties = {"lapilli.gateway.queue.length=4", "lapilli.gateway.queue.timeout=5s"})
class OverloadTest {

    private static final String PATH = "/v1/chat/completions";
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    @Autowired
    ApplicationContext portal;

    @Autowired
    Saturations saturations;

    @LocalServerPort
    int port;

    private final FakeUpstream first = new FakeUpstream();
    private final FakeUpstream second = new FakeUpstream();
    private GatewayScene scene;
    private Client client;

    @BeforeEach
    void open() {
        scene = new GatewayScene(portal);
        client = new Client(port, scene.key);
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        first.close();
        second.close();
    }

    /** Two places, four that wait: the seventh is refused while the others are still under way, and all six answered. */
    @Test
    void refusesQuicklyWhatItHasNoRoomFor() throws Exception {
        String model = scene.aPricedModel(ModelKind.CHAT, limited(first, 2));
        var release = new CountDownLatch(1);
        for (int call = 0; call < 6; call++) {
            first.will(it -> {
                release.await();
                it.json(200, GatewayTest.ANSWER);
            });
        }
        List<CompletableFuture<Client.Answer>> calls = new ArrayList<>();
        for (int call = 0; call < 6; call++) {
            calls.add(CompletableFuture.supplyAsync(() -> client.post(PATH, chat(model)), THREADS));
        }
        await(() -> of(model).waiting() == 4);

        Client.Answer refused = client.post(PATH, chat(model));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.error("code")).isEqualTo("overloaded");
        assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(1, 30);
        assertThat(new Settlements(portal).refusals(scene.organisation.id(), "overloaded"))
                .isLessThanOrEqualTo(1);
        assertThat(of(model).running()).isEqualTo(2);

        release.countDown();
        assertThat(calls).allSatisfy(call -> assertThat(call.join().status()).isEqualTo(200));
        // a place is left after the answer's last byte
        await(() -> of(model).running() == 0);
        assertThat(of(model))
                .extracting(Saturation::running, Saturation::waiting, Saturation::waited, Saturation::overloaded)
                .containsExactly(0, 0, 4L, 1L);
    }

    @Test
    void goesElsewhereWhenThereIsNoRoomHere() throws Exception {
        String model = scene.aPricedModel(ModelKind.CHAT, limited(first, 1), aDeployment(second, "second", 2));
        var release = new CountDownLatch(1);
        first.will(it -> {
            release.await();
            it.json(200, GatewayTest.ANSWER);
        });
        second.will(it -> it.json(200, GatewayTest.ANSWER));
        var held = CompletableFuture.supplyAsync(() -> client.post(PATH, chat(model)), THREADS);
        first.received();
        assertThat(client.post(PATH, chat(model)).status()).isEqualTo(200);
        assertThat(second.unseen()).isEqualTo(1);
        release.countDown();
        assertThat(held.join().status()).isEqualTo(200);
        assertThat(of(model).passedOn()).isEqualTo(1);
    }

    @Test
    void aClientThatLeavesTheQueueLeavesNoTrace() throws Exception {
        String model = scene.aPricedModel(ModelKind.CHAT, limited(first, 1));
        portal.getBean(Budgets.class)
                .create(
                        Actor.INSTALLATION,
                        scene.organisation.id(),
                        new BudgetDraft(
                                new BudgetScope.Whole(),
                                new BudgetTerms(
                                        BudgetLimit.tokens(100_000_000),
                                        BudgetPeriod.DAY,
                                        BudgetMode.HARD,
                                        BudgetTerms.USUAL_THRESHOLDS)));
        var release = new CountDownLatch(1);
        first.will(it -> {
            release.await();
            it.json(200, GatewayTest.ANSWER);
        });
        var held = CompletableFuture.supplyAsync(() -> client.post(PATH, chat(model)), THREADS);
        first.received();
        try (var impatient = new Client(port, scene.key)) {
            var waiting = CompletableFuture.supplyAsync(
                    () -> impatient.send(impatient
                            .request(PATH)
                            .timeout(Duration.ofMillis(300))
                            .POST(BodyPublishers.ofString(chat(model)))
                            .build()),
                    THREADS);
            await(() -> of(model).waiting() == 1);
            await(waiting::isCompletedExceptionally);
        }
        await(() -> of(model).waiting() == 0);
        release.countDown();
        assertThat(held.join().status()).isEqualTo(200);
        assertThat(first.unseen()).isZero();
        new Settlements(portal).of(model);
        assertThat(new Settlements(portal).all(model)).hasSize(1);
        assertThat(portal.getBean(BudgetStandings.class)
                        .of(scene.organisation.id())
                        .getFirst()
                        .held())
                .isZero();
    }

    /** The first fails until it rests; then it is not even asked, and nobody notices anything. */
    @Test
    void letsADeploymentRestThatFails() {
        String model =
                scene.aPricedModel(ModelKind.CHAT, aDeployment(first, "first", 1), aDeployment(second, "second", 2));
        for (int call = 0; call < 12; call++) {
            second.will(it -> it.json(200, GatewayTest.ANSWER));
            assertThat(client.post(PATH, chat(model)).status()).isEqualTo(200);
        }
        assertThat(first.unseen()).isEqualTo(5);
        assertThat(of(model))
                .extracting(Saturation::resting, Saturation::fellBack)
                .containsExactly(true, 5L);
        var settled = new Settlements(portal);
        await(() -> settled.all(model).size() == 12);
        assertThat(settled.all(model)).allMatch(one -> one.charged() && one.status() == 200);
    }

    /** Where there is no other, clients go on learning what is wrong, and the first answer that comes is taken. */
    @Test
    void theOnlyDeploymentIsAskedEvenWhenItFails() {
        String model = scene.aPricedModel(ModelKind.CHAT, aDeployment(first, "first", 1));
        for (int call = 0; call < 8; call++) {
            assertThat(client.post(PATH, chat(model)).error("code")).isEqualTo("upstream_error");
        }
        assertThat(of(model).resting()).isTrue();
        first.will(it -> it.json(200, GatewayTest.ANSWER));
        assertThat(client.post(PATH, chat(model)).status()).isEqualTo(200);
        assertThat(of(model).resting()).isFalse();
    }

    /** While calls run and wait, their deployment is drained: they all come to their end, and new ones go elsewhere. */
    @Test
    void drainingFailsNobody() throws Exception {
        String model = scene.aPricedModel(ModelKind.CHAT, limited(first, 2), aDeployment(second, "second", 2));
        portal.getBean(Models.class).drain(deployment(model, 1).id());
        var release = new CountDownLatch(1);
        var answered = new AtomicInteger();
        for (int call = 0; call < 6; call++) {
            first.will(it -> {
                release.await();
                it.json(200, GatewayTest.ANSWER);
            });
        }
        List<CompletableFuture<Client.Answer>> calls = new ArrayList<>();
        for (int call = 0; call < 6; call++) {
            calls.add(CompletableFuture.supplyAsync(() -> client.post(PATH, chat(model)), THREADS));
        }
        await(() -> of(model).waiting() == 4);
        portal.getBean(Models.class).resume(deployment(model, 1).id());
        portal.getBean(Models.class).drain(deployment(model, 0).id());
        second.will(it -> it.json(200, GatewayTest.ANSWER));
        assertThat(client.post(PATH, chat(model)).status()).isEqualTo(200);
        release.countDown();
        calls.forEach(call -> answered.addAndGet(call.join().status() == 200 ? 1 : 0));
        assertThat(answered).hasValue(6);
        assertThat(first.unseen()).isEqualTo(6);
    }

    private Saturation of(String model) {
        return saturations.now().getOrDefault(deployment(model, 0).id(), Saturation.UNKNOWN);
    }

    private Deployment deployment(String model, int index) {
        return portal.getBean(Models.class).get(model).deployments().get(index);
    }

    private DeploymentDraft limited(FakeUpstream upstream, int concurrency) {
        return new DeploymentDraft(
                scene.anUpstream(upstream.url()),
                "first",
                1,
                1,
                Deployment.MAX_TOKENS,
                AbortPolicy.CANCEL,
                new DeploymentTerms(concurrency, null),
                null);
    }

    private DeploymentDraft aDeployment(FakeUpstream upstream, String name, int priority) {
        return new DeploymentDraft(
                scene.anUpstream(upstream.url()), name, 1, priority, Deployment.MAX_TOKENS, AbortPolicy.CANCEL);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().pollInterval(Duration.ofMillis(10)).until(condition);
    }

    private static String chat(String model) {
        return "{\"model\":\"" + model + "\",\"messages\":[]}";
    }
}
