package io.lapilli.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.catalog.AbortPolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Clients that leave after k of n tokens, for each k: what the deployment's policy says is what is charged. */
@RunningPortal
class AbortTest {

    private static final int TOKENS = 20;
    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(200);
    private static final String USAGE = "{\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":"
            + TOKENS + ",\"total_tokens\":32}}";

    @Autowired
    ApplicationContext portal;

    @LocalServerPort
    int port;

    private final FakeUpstream upstream = new FakeUpstream();
    private GatewayScene scene;
    private Settlements settlements;

    @BeforeEach
    void open() {
        scene = new GatewayScene(portal);
        settlements = new Settlements(portal);
    }

    @AfterEach
    void close() throws Exception {
        upstream.close();
    }

    /** The upstream has sent k and is silent when the client leaves: the prompt and the k are charged, estimated. */
    @Test
    void cancelChargesWhatWasDeliveredAndTellsTheUpstreamAtOnce() throws Exception {
        String model = scene.aChatModel(upstream, AbortPolicy.CANCEL);
        List<Long> took = new ArrayList<>();
        for (int k = 1; k < TOKENS; k++) {
            int delivered = k;
            var cancelled = new CompletableFuture<Long>();
            upstream.will(it -> {
                it.beginEvents();
                for (int i = 0; i < delivered; i++) {
                    it.event(word(i));
                }
                it.awaitCancel();
                cancelled.complete(System.nanoTime());
            });
            long left = readAndLeave(model, k);
            took.add(cancelled.get(5, TimeUnit.SECONDS) - left);
        }
        List<Settlements.Settlement> settled = settled(model);
        assertThat(settled)
                .allMatch(one -> one.status() == Outcome.CLIENT_GONE && Boolean.TRUE.equals(one.estimated()));
        assertThat(settled.stream().map(Settlements.Settlement::completion).sorted())
                .isEqualTo(java.util.stream.LongStream.range(1, TOKENS).boxed().toList());
        assertThat(took.stream().sorted().toList().get(took.size() / 2)).isLessThan(SOON);
    }

    /** The same clients, and an upstream that is read to its end: all of it is charged, as the upstream counted it. */
    @Test
    void drainChargesTheWholeAnswerAsItsUpstreamCountedIt() throws Exception {
        String model = scene.aChatModel(upstream, AbortPolicy.DRAIN);
        for (int k = 1; k < TOKENS; k++) {
            int delivered = k;
            var left = new CountDownLatch(1);
            var complete = new CountDownLatch(1);
            upstream.will(it -> {
                it.beginEvents();
                for (int i = 0; i < TOKENS; i++) {
                    if (i == delivered) {
                        left.await(5, TimeUnit.SECONDS);
                    }
                    it.event(word(i));
                }
                it.event(USAGE);
                it.event("[DONE]");
                it.end();
                complete.countDown();
            });
            readAndLeave(model, k);
            left.countDown();
            assertThat(complete.await(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(settled(model)).allSatisfy(one -> {
            assertThat(one.prompt()).isEqualTo(12);
            assertThat(one.completion()).isEqualTo(TOKENS);
            assertThat(one.estimated()).isFalse();
        });
    }

    private List<Settlements.Settlement> settled(String model) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> settlements.all(model), found -> found.size() == TOKENS - 1);
    }

    /** A word that the tokenizer takes for one token. */
    private static String word(int index) {
        return "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + (index == 0 ? "word" : " word") + "\"}}]}";
    }

    /** Reads so many events, then closes the connection; answers when. */
    private long readAndLeave(String model, int events) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            byte[] body = ("{\"model\":\"" + model + "\",\"messages\":[],\"stream\":true}").getBytes(UTF_8);
            var out = socket.getOutputStream();
            out.write(("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + scene.key
                            + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(UTF_8));
            out.write(body);
            out.flush();
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            int seen = 0;
            while (seen < events) {
                String line = lines.readLine();
                seen += line != null && line.startsWith("data:") ? 1 : 0;
            }
        }
        return System.nanoTime();
    }
}
