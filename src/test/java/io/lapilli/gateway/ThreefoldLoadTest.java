package io.lapilli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.catalog.AbortPolicy;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.DeploymentDraft;
import io.lapilli.catalog.DeploymentTerms;
import io.lapilli.catalog.ModelKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/**
 * A deployment with ten places whose answers take a tenth of a second: a hundred a second, and no more, whatever is
 * asked. Calls come at fixed instants, whether or not those before them have ended.
 */
@RunningPortal
@TestPropertySource(properties = {"lapilli.gateway.queue.length=20", "lapilli.gateway.queue.timeout=2s"})
class ThreefoldLoadTest {

    private static final int PLACES = 10;
    private static final Duration ANSWER = Duration.ofMillis(100);
    private static final Duration LASTS = Duration.ofSeconds(4);
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    @Autowired
    ApplicationContext portal;

    @LocalServerPort
    int port;

    private final FakeUpstream upstream = new FakeUpstream();
    private GatewayScene scene;
    private Client client;
    private String model;

    private record Ended(Client.Answer answer, long nanos) {

        boolean answered() {
            return answer.status() == 200;
        }
    }

    @BeforeEach
    void open() {
        scene = new GatewayScene(portal);
        client = new Client(port, scene.key);
        model = scene.aPricedModel(
                ModelKind.CHAT,
                new DeploymentDraft(
                        scene.anUpstream(upstream.url()),
                        "first",
                        1,
                        1,
                        Deployment.MAX_TOKENS,
                        AbortPolicy.CANCEL,
                        new DeploymentTerms(PLACES, null),
                        null));
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        upstream.close();
    }

    @Test
    void answersAsManyAsItCanAndSendsTheOthersAwayAtOnce() {
        calls(50, Duration.ofSeconds(1)); // connections and classes are there afterwards
        long peak = answered(calls(110, LASTS));
        List<Ended> all = calls(300, LASTS);
        assertThat(answered(all)).as("goodput, against %s", peak).isGreaterThanOrEqualTo(peak * 85 / 100);

        List<Ended> refused = all.stream().filter(one -> !one.answered()).toList();
        assertThat(refused).hasSizeGreaterThan(all.size() / 2).allSatisfy(one -> {
            assertThat(one.answer().status()).isEqualTo(503);
            assertThat(one.answer().error("code")).isEqualTo("overloaded");
            assertThat(Integer.parseInt(one.answer().header("retry-after"))).isBetween(1, 30);
        });
        assertThat(median(refused)).isLessThan(Duration.ofMillis(50));
        // twenty wait at most: two rounds of ten, and the call itself
        assertThat(all.stream()
                        .filter(Ended::answered)
                        .mapToLong(Ended::nanos)
                        .sorted()
                        .toArray())
                .satisfies(took -> assertThat(Duration.ofNanos(took[took.length * 99 / 100]))
                        .isLessThan(Duration.ofSeconds(1)));
    }

    private static Duration median(List<Ended> ended) {
        return Duration.ofNanos(ended.stream().mapToLong(Ended::nanos).sorted().toArray()[ended.size() / 2]);
    }

    private static long answered(List<Ended> ended) {
        return ended.stream().filter(Ended::answered).count();
    }

    private List<Ended> calls(int perSecond, Duration lasts) {
        int count = (int) (perSecond * lasts.toSeconds());
        List<CompletableFuture<Ended>> calls = new ArrayList<>();
        long begin = System.nanoTime();
        for (int call = 0; call < count; call++) {
            upstream.will(it -> {
                LockSupport.parkNanos(ANSWER.toNanos());
                it.json(200, GatewayTest.ANSWER);
            });
            long due = begin + call * 1_000_000_000L / perSecond;
            LockSupport.parkNanos(due - System.nanoTime());
            calls.add(CompletableFuture.supplyAsync(() -> call(due), THREADS));
        }
        List<Ended> ended = calls.stream().map(CompletableFuture::join).toList();
        upstream.reset();
        return ended;
    }

    private Ended call(long due) {
        Client.Answer answer = client.post("/v1/chat/completions", "{\"model\":\"" + model + "\",\"messages\":[]}");
        return new Ended(answer, System.nanoTime() - due);
    }
}
