package io.lapilli.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lapilli.catalog.AbortPolicy;
import io.lapilli.catalog.health.Saturations;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** A crowd of streams that all run at the same time: nothing of any is lost, and nothing is left of them. */
@RunningPortal
@TestPropertySource(properties = "lapilli.gateway.kept-idle=1s")
class ManyStreamsTest {

    private static final int STREAMS = 200;
    private static final int TOKENS = 30;
    private static final long BETWEEN_TOKENS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int PROMPT = 11;
    private static final Pattern CONTENT = Pattern.compile("\"content\":\" (\\d+)\"");
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    @Autowired
    ApplicationContext portal;

    @Autowired
    Flights flights;

    @Autowired
    BodyMemory memory;

    @LocalServerPort
    int port;

    private final FakeUpstream upstream = new FakeUpstream();
    private final CountDownLatch allAreThere = new CountDownLatch(STREAMS);
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
    void close() throws IOException {
        client.close();
        upstream.close();
    }

    @Test
    void losesNothingAndLeavesNothing() {
        IntStream.range(0, STREAMS).forEach(_ -> upstream.will(this::play));
        List<CompletableFuture<Client.Answer>> calls =
                IntStream.range(0, STREAMS).mapToObj(_ -> call()).toList();
        await().untilAsserted(() -> assertThat(flights.aloft()).isEqualTo(STREAMS));
        assertThat(connections("in_use")).isEqualTo(STREAMS);

        List<Client.Answer> answers =
                calls.stream().map(CompletableFuture::join).toList();
        assertThat(answers).allSatisfy(ManyStreamsTest::isWhole);
        var ids = new HashSet<String>();
        answers.forEach(answer -> ids.add(answer.header("x-request-id")));
        assertThat(ids).hasSize(STREAMS);

        assertEachIsChargedOnce();
        assertThatNothingIsLeft();
    }

    /** The first token when everybody is there, so that all run together. */
    private void play(FakeUpstream.Conversation it) throws Exception {
        it.beginEvents();
        allAreThere.countDown();
        allAreThere.await();
        long due = System.nanoTime();
        for (int token = 0; token < TOKENS; token++) {
            LockSupport.parkNanos(due - System.nanoTime());
            it.event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\" " + token + "\"}}],\"usage\":null}");
            due += BETWEEN_TOKENS;
        }
        it.event("{\"choices\":[],\"usage\":{\"prompt_tokens\":" + PROMPT + ",\"completion_tokens\":" + TOKENS
                + ",\"total_tokens\":" + (PROMPT + TOKENS) + "}}");
        it.event("[DONE]");
        it.end();
    }

    private CompletableFuture<Client.Answer> call() {
        String body = "{\"model\":\"" + model
                + "\",\"messages\":[],\"stream\":true,\"stream_options\":{\"include_usage\":true}}";
        return CompletableFuture.supplyAsync(() -> client.post("/v1/chat/completions", body), THREADS);
    }

    private static void isWhole(Client.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(CONTENT.matcher(answer.body()).results().map(found -> found.group(1)))
                .containsExactlyElementsOf(
                        IntStream.range(0, TOKENS).mapToObj(Integer::toString).toList());
        assertThat(answer.body()).contains("\"completion_tokens\":" + TOKENS).endsWith("data: [DONE]\n\n");
    }

    private void assertEachIsChargedOnce() {
        var cost = new BigDecimal("0.001")
                .multiply(BigDecimal.valueOf(PROMPT))
                .add(new BigDecimal("0.002").multiply(BigDecimal.valueOf(TOKENS)));
        var settlements = new Settlements(portal);
        await().until(() -> settlements.all(model).size() == STREAMS);
        assertThat(settlements.all(model)).allSatisfy(one -> {
            assertThat(one.completion()).isEqualTo(TOKENS);
            assertThat(one.estimated()).isFalse();
            assertThat(one.amount()).isEqualByComparingTo(cost);
        });
    }

    /** Connections to the upstream are kept for a second here, whether or not anybody calls it again. */
    private void assertThatNothingIsLeft() {
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            assertThat(flights.aloft()).isZero();
            assertThat(gauge("lapilli.journal.running")).isZero();
            assertThat(portal.getBean(Saturations.class).now().values())
                    .allSatisfy(one -> assertThat(one.running() + one.waiting()).isZero());
            assertThat(memory.held()).isZero();
            assertThat(connections("in_use") + connections("kept")).isZero();
            assertThat(upstream.connections()).isZero();
        });
    }

    private double gauge(String name) {
        return portal.getBean(MeterRegistry.class).get(name).gauge().value();
    }

    private double connections(String state) {
        return portal.getBean(MeterRegistry.class)
                .get("lapilli.upstream.connections")
                .tag("state", state)
                .gauge()
                .value();
    }
}
