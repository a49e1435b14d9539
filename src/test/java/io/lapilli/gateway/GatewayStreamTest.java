package io.lapilli.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lapilli.catalog.AbortPolicy;
import io.lapilli.catalog.DeploymentDraft;
import io.lapilli.catalog.ModelKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Streamed answers: what passes, when, and what is charged however they end. */
@RunningPortal
class GatewayStreamTest {

    private static final String PATH = "/v1/chat/completions";
    private static final String ROLE = chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null");
    private static final String STOP = chunk("{}", "\"stop\"");
    private static final String USAGE = """
            {"id":"c1","object":"chat.completion.chunk","created":7,"model":"their-model","choices":[],\
            "usage":{"prompt_tokens":12,"completion_tokens":3,"total_tokens":15}}""";

    @Autowired
    ApplicationContext portal;

    @LocalServerPort
    int port;

    @Autowired
    Flights flights;

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
        await().untilAsserted(() -> assertThat(flights.aloft()).isZero());
    }

    @Test
    void withholdsUsageThatTheClientDidNotAskFor() {
        upstream.will(it -> {
            it.beginEvents();
            for (String event : List.of(ROLE, content("Hel"), content("lo 🌋"), STOP, USAGE, "[DONE]")) {
                it.event(event);
            }
            it.end();
        });
        Client.Answer answer = client.post(PATH, chat(""));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).startsWith("text/event-stream");
        assertThat(answer.body()).isEqualTo(events(ROLE, content("Hel"), content("lo 🌋"), STOP, "[DONE]"));
        assertThat(upstream.received().text()).contains("\"stream_options\":{\"include_usage\":true}");
        Settlements.Settlement settled = settlements.of(model);
        assertThat(settled.status()).isEqualTo(200);
        assertThat(settled.prompt()).isEqualTo(12);
        assertThat(settled.completion()).isEqualTo(3);
        assertThat(settled.estimated()).isFalse();
        assertThat(settled.firstTokenMillis()).isNotNull();
        assertThat(upstream.connections()).isEqualTo(1);
    }

    @Test
    void tellsTheCostInTheUsageThatTheClientAskedFor() {
        upstream.will(it -> {
            it.beginEvents();
            it.event(content("Hello"));
            it.event(STOP);
            it.event(USAGE);
            it.event("[DONE]");
            it.end();
        });
        Client.Answer answer = client.post(PATH, chat(",\"stream_options\":{\"include_usage\":true}"));
        assertThat(answer.body())
                .isEqualTo(events(content("Hello"), STOP, USAGE.replace("15}", "15,\"cost\":0.018}"), "[DONE]"));
    }

    @Test
    void replacesACostOfTheUpstreams() {
        upstream.will(it -> {
            it.beginEvents();
            it.event(content("Hello"));
            it.event(USAGE.replace("{\"prompt", "{\"cost\":99.5,\"prompt"));
            it.event("[DONE]");
            it.end();
        });
        assertThat(client.post(PATH, chat(",\"stream_options\":{\"include_usage\":true}"))
                        .body())
                .contains("{\"cost\":0.018,\"prompt")
                .doesNotContain("99.5");
    }

    @Test
    void takesUsageOutOfAChunkWithContent() {
        upstream.will(it -> {
            it.beginEvents();
            it.event(content("Hello").replace("}]}", "}],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1}}"));
            it.event(STOP.replace("}]}", "}],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":4}}"));
            it.event("[DONE]");
            it.end();
        });
        assertThat(client.post(PATH, chat("")).body())
                .isEqualTo(events(
                        content("Hello").replace("}]}", "}],\"usage\":null}"),
                        STOP.replace("}]}", "}],\"usage\":null}"),
                        "[DONE]"));
        assertThat(settlements.of(model).completion()).isEqualTo(4);
    }

    @Test
    void makesTheUsageThatTheUpstreamDoesNotReport() {
        upstream.will(it -> {
            it.beginEvents();
            it.event(content("Hello there, this is"));
            it.event(content(" an answer"));
            it.event(STOP);
            it.event("[DONE]");
            it.end();
        });
        String body = client.post(PATH, chat(",\"stream_options\":{\"include_usage\":true}"))
                .body();
        assertThat(body)
                .contains("data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":7,\"model\":\"" + model
                        + "\",\"choices\":[],\"usage\":{\"prompt_tokens\":")
                .contains("\"completion_tokens\":7,")
                .endsWith("data: [DONE]\n\n");
        Settlements.Settlement settled = settlements.of(model);
        assertThat(settled.estimated()).isTrue();
        assertThat(settled.completion()).isEqualTo(7);
    }

    @Test
    void sendsEachEventBeforeTheNextIsThere() throws Exception {
        var read = new CountDownLatch[] {new CountDownLatch(1), new CountDownLatch(1)};
        upstream.will(it -> {
            it.beginEvents();
            it.event(content("first"));
            read[0].await(10, TimeUnit.SECONDS);
            it.event(content("second"));
            read[1].await(10, TimeUnit.SECONDS);
            it.event(STOP);
            it.event("[DONE]");
            it.end();
        });
        try (var lines = lines()) {
            assertThat(lines.readLine()).contains("first");
            read[0].countDown();
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).contains("second");
            read[1].countDown();
            assertThat(lines.lines().toList()).contains("data: [DONE]");
        }
    }

    /** However the upstream cuts its bytes, the client gets the same ones. */
    @Test
    void doesNotCareWhereTheBytesAreCut() {
        byte[] stream =
                (": hello\n\n" + events(ROLE, content("a \\\"quoted\\\" 火山"), STOP, USAGE, "[DONE]")).getBytes(UTF_8);
        String expected = ": hello\n\n" + events(ROLE, content("a \\\"quoted\\\" 火山"), STOP, "[DONE]");
        for (int size : new int[] {1, 2, 3, 7, 50, 1000}) {
            upstream.will(it -> {
                it.beginEvents();
                for (int from = 0; from < stream.length; from += size) {
                    it.chunk(java.util.Arrays.copyOfRange(stream, from, Math.min(stream.length, from + size)));
                }
                it.end();
            });
            assertThat(client.post(PATH, chat("")).body()).isEqualTo(expected);
        }
    }

    @Test
    void endsAStreamWhoseUpstreamForgotToSayDone() {
        upstream.will(it -> {
            it.beginEvents();
            it.event(content("Hello"));
            it.chunk(("data: " + STOP + "\n").getBytes(UTF_8));
            it.end();
        });
        assertThat(client.post(PATH, chat("")).body()).isEqualTo(events(content("Hello"), STOP, "[DONE]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut", "end", "error", "garbage", "stall"})
    void tellsTheClientOfAStreamThatBreaksAndChargesWhatWasDelivered(String how) {
        upstream.will(it -> {
            it.beginEvents();
            it.event(content("one two three"));
            switch (how) {
                case "cut" -> it.cut();
                case "end" -> it.end();
                case "error" -> it.event("{\"error\":{\"message\":\"GPU 10.0.0.7 fell off the bus\"}}");
                case "garbage" -> it.event("{\"choices\":[}");
                default -> it.awaitCancel();
            }
        });
        String body = client.post(PATH, chat("")).body();
        assertThat(body).startsWith(events(content("one two three"))).doesNotContain("[DONE]", "10.0.0.7");
        String last = body.substring(events(content("one two three")).length());
        assertThat(last)
                .startsWith("event: error\ndata: {\"error\":{\"message\":\"")
                .contains("\"type\":\"api_error\",\"param\":null,\"code\":\"")
                .endsWith("\"}}\n\n");
        String code = how.equals("stall") ? "upstream_timeout" : "upstream_error";
        assertThat(last).contains(code);
        Settlements.Settlement settled = settlements.of(model);
        assertThat(settled.status()).isEqualTo(200);
        assertThat(settled.code()).isEqualTo(code);
        assertThat(settled.completion()).isEqualTo(3);
        assertThat(settled.prompt()).isPositive();
        assertThat(settled.estimated()).isTrue();
        int kept = how.equals("end") ? 1 : 0;
        await().untilAsserted(() -> assertThat(upstream.connections()).isEqualTo(kept));
    }

    @Test
    void triesTheNextDeploymentOnlyBeforeTheFirstEvent() {
        var second = new FakeUpstream();
        String twice = scene.aPricedModel(
                ModelKind.CHAT,
                new DeploymentDraft(
                        scene.anUpstream(upstream.url()), "their-model", 1, 1, "max_tokens", AbortPolicy.CANCEL),
                new DeploymentDraft(
                        scene.anUpstream(second.url()), "their-model", 1, 2, "max_tokens", AbortPolicy.CANCEL));
        upstream.will(it -> {
            it.beginEvents();
            it.cut();
        });
        second.will(it -> {
            it.beginEvents();
            it.event(content("Hello"));
            it.event(STOP);
            it.event("[DONE]");
            it.end();
        });
        String body = client.post(PATH, chat("").replace(model, twice)).body();
        assertThat(body).isEqualTo(events(content("Hello"), STOP, "[DONE]").replace(model, twice));
        assertThat(settlements.of(twice).attempts()).isEqualTo(2);
    }

    @Test
    void cancelsTheUpstreamOfAClientThatLeftAndChargesWhatWasDelivered() throws Exception {
        var cancelled = new CompletableFuture<Long>();
        var delivered = new CountDownLatch(1);
        upstream.will(it -> {
            it.beginEvents();
            for (int i = 0; i < 5; i++) {
                it.event(content("word "));
            }
            delivered.countDown();
            it.awaitCancel();
            cancelled.complete(System.nanoTime());
        });
        long left = readAndLeave(5);
        // the upstream says nothing any more: only a look at the client's connection can tell
        assertThat(cancelled.get(5, TimeUnit.SECONDS) - left).isLessThan(TimeUnit.MILLISECONDS.toNanos(300));
        Settlements.Settlement settled = settlements.of(model);
        assertThat(settled.status()).isEqualTo(Outcome.CLIENT_GONE);
        assertThat(settled.code()).isNull();
        assertThat(settled.completion()).isBetween(5L, 6L);
        assertThat(settled.prompt()).isBetween(5L, 15L);
        assertThat(settled.estimated()).isTrue();
    }

    @Test
    void cancelsAtOnceWhenAWriteFails() throws Exception {
        var cancelled = new CompletableFuture<Integer>();
        upstream.will(it -> {
            it.beginEvents();
            int sent = 0;
            try {
                while (sent < 100_000) {
                    it.event(content("word "));
                    sent++;
                    TimeUnit.MILLISECONDS.sleep(1);
                }
            } finally {
                cancelled.complete(sent);
            }
        });
        readAndLeave(3);
        assertThat(cancelled.get(5, TimeUnit.SECONDS)).isLessThan(300);
        assertThat(settlements.of(model).status()).isEqualTo(Outcome.CLIENT_GONE);
    }

    @Test
    void chargesNothingWhenTheClientLeftBeforeAnythingWasDelivered() throws Exception {
        var arrived = new CountDownLatch(1);
        var cancelled = new CountDownLatch(1);
        upstream.will(it -> {
            arrived.countDown();
            it.awaitCancel();
            cancelled.countDown();
        });
        try (var socket = new Socket("127.0.0.1", port)) {
            send(socket, chat(""));
            arrived.await(5, TimeUnit.SECONDS);
        }
        assertThat(cancelled.await(5, TimeUnit.SECONDS)).isTrue();
        Settlements.Settlement settled = settlements.of(model);
        assertThat(settled.status()).isEqualTo(Outcome.CLIENT_GONE);
        assertThat(settled.charged()).isFalse();
    }

    @Test
    void readsADrainedUpstreamToItsEndAndChargesItsOwnNumber() throws Exception {
        String drained = scene.aChatModel(upstream, AbortPolicy.DRAIN);
        var left = new CountDownLatch(1);
        var complete = new CountDownLatch(1);
        upstream.will(it -> {
            it.beginEvents();
            it.event(content("word "));
            left.await(10, TimeUnit.SECONDS);
            for (int i = 0; i < 200; i++) {
                it.event(content("more "));
            }
            it.event(STOP);
            it.event(USAGE);
            it.event("[DONE]");
            it.end();
            complete.countDown();
        });
        model = drained;
        readAndLeave(1);
        left.countDown();
        assertThat(complete.await(5, TimeUnit.SECONDS)).isTrue();
        Settlements.Settlement settled = settlements.of(drained);
        assertThat(settled.status()).isEqualTo(Outcome.CLIENT_GONE);
        assertThat(settled.prompt()).isEqualTo(12);
        assertThat(settled.completion()).isEqualTo(3);
        assertThat(settled.estimated()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(AbortPolicy.class)
    void countsReasoningApartWhereItWasDelivered(AbortPolicy policy) {
        model = scene.aChatModel(upstream, policy);
        upstream.will(it -> {
            it.beginEvents();
            it.event(chunk("{\"reasoning_content\":\"thinking about it\"}", "null"));
            it.event(content("yes"));
            it.cut();
        });
        client.post(PATH, chat(""));
        Settlements.Settlement settled = settlements.of(model);
        assertThat(settled.reasoning()).isEqualTo(3);
        assertThat(settled.completion()).isEqualTo(1);
    }

    /** Reads so many events, then closes the connection; answers when. */
    private long readAndLeave(int events) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            send(socket, chat(""));
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            List<String> seen = new ArrayList<>();
            while (seen.size() < events) {
                String line = lines.readLine();
                if (line.startsWith("data:")) {
                    seen.add(line);
                }
            }
        }
        return System.nanoTime();
    }

    private void send(Socket socket, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        var out = socket.getOutputStream();
        out.write(("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + scene.key
                        + "\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                .getBytes(UTF_8));
        out.write(bytes);
        out.flush();
    }

    private BufferedReader lines() {
        return new BufferedReader(new InputStreamReader(client.stream(PATH, chat("")), UTF_8));
    }

    private String chat(String more) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"stream\":true"
                + more + "}";
    }

    private static String content(String text) {
        return chunk("{\"content\":\"" + text + "\"}", "null");
    }

    private static String chunk(String delta, String finishReason) {
        return "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":7,\"model\":\"their-model\",\"choices\":[{\"index\":0,\"delta\":"
                + delta + ",\"finish_reason\":" + finishReason + "}]}";
    }

    /** The events as the client is to see them. */
    private String events(String... data) {
        var all = new StringBuilder();
        for (String one : data) {
            all.append("data: ").append(one.replace("their-model", model)).append("\n\n");
        }
        return all.toString();
    }
}
