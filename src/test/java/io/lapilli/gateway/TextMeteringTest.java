package io.lapilli.gateway;

import static io.lapilli.shared.Meter.OUTPUT_CHARACTERS;
import static io.lapilli.shared.Meter.OUTPUT_LINES;
import static io.lapilli.shared.Meter.OUTPUT_WORDS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.catalog.AbortPolicy;
import io.lapilli.pricing.ChargeLine;
import io.lapilli.shared.Meter;
import io.lapilli.usage.RequestLog;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageEvent;
import io.lapilli.usage.UsageFilter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Answers that are paid by their words, lines and characters: 0.05, 10 and 0.001 for a thousand. */
@RunningPortal
class TextMeteringTest {

    private static final String CHAT = "/v1/chat/completions";
    private static final String USAGE = "{\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"choices\":[],\"usage\":"
            + "{\"prompt_tokens\":12,\"completion_tokens\":9,\"total_tokens\":21}}";

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
        scene.price(model, OUTPUT_WORDS, "0.05");
        scene.price(model, OUTPUT_LINES, "10");
        scene.price(model, OUTPUT_CHARACTERS, "0.001");
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        upstream.close();
    }

    /** "你好, wor" "ld!\\n\\n" "👍 ok": 4 words, 2 lines, 16 characters, wherever the network cuts the bytes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 4096})
    void countsAStreamHoweverItIsCut(int piece) {
        byte[] stream = ("data: " + content("你好, wor") + "\n\ndata: " + content("ld!\\n\\n") + "\n\ndata: "
                        + content("👍 ok") + "\n\ndata: " + USAGE + "\n\ndata: [DONE]\n\n")
                .getBytes(UTF_8);
        upstream.will(it -> {
            it.beginEvents();
            for (int from = 0; from < stream.length; from += piece) {
                it.chunk(Arrays.copyOfRange(stream, from, Math.min(stream.length, from + piece)));
            }
            it.end();
        });
        String body = client.post(CHAT, chat(",\"stream\":true,\"stream_options\":{\"include_usage\":true}"))
                .body();
        Settled settled = settled();
        assertThat(quantities(settled))
                .containsEntry(OUTPUT_WORDS, 4L)
                .containsEntry(OUTPUT_LINES, 2L)
                .containsEntry(OUTPUT_CHARACTERS, 16L)
                .containsEntry(Meter.COMPLETION, 9L);
        // 12 × 0.001 + 9 × 0.002 + 4 × 0.00005 + 2 × 0.01 + 16 × 0.000001
        assertThat(total(settled)).isEqualByComparingTo("0.050216");
        assertThat(body).contains("\"cost\":0.050216");
        assertThat(Objects.requireNonNull(settled.event()).estimated()).isFalse();
    }

    @Test
    void countsEachChoiceOfAWholeAnswer() {
        upstream.will(it -> it.json(
                200,
                "{\"id\":\"x\",\"object\":\"chat.completion\",\"model\":\"their-model\",\"choices\":["
                        + "{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Zwei Wörter\"}},"
                        + "{\"index\":1,\"message\":{\"role\":\"assistant\",\"content\":\"um\\nzwei\"}}],"
                        + "\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":9,\"total_tokens\":21}}"));
        Client.Answer answer = client.post(CHAT, chat(",\"n\":2"));
        assertThat(quantities(settled()))
                .containsEntry(OUTPUT_WORDS, 4L)
                .containsEntry(OUTPUT_LINES, 3L)
                .containsEntry(OUTPUT_CHARACTERS, 18L);
        assertThat(answer.header("x-lapilli-cost")).isEqualTo("0.060218");
    }

    /** What came before the break is charged, in words as in tokens. */
    @Test
    void countsWhatWasDeliveredOfABrokenAnswer() {
        upstream.will(it -> {
            it.beginEvents();
            it.event(content("three words came"));
            it.cut();
        });
        client.post(CHAT, chat(",\"stream\":true"));
        Settled settled = settled();
        assertThat(quantities(settled)).containsEntry(OUTPUT_WORDS, 3L).containsEntry(OUTPUT_CHARACTERS, 16L);
        assertThat(Objects.requireNonNull(settled.event()).estimated()).isTrue();
    }

    /** The client goes after the second of many words. */
    @Test
    void countsWhatHadComeWhenTheClientLeft() throws Exception {
        var gone = new CountDownLatch(1);
        upstream.will(it -> {
            it.beginEvents();
            it.event(content("one "));
            it.event(content("two "));
            it.awaitCancel();
            gone.countDown();
        });
        try (var body = client.stream(CHAT, chat(",\"stream\":true"))) {
            byte[] seen = new byte[4096];
            int length = 0;
            while (!new String(seen, 0, length, UTF_8).contains("two ")) {
                length += body.read(seen, length, seen.length - length);
            }
        }
        gone.await();
        assertThat(quantities(settled())).containsEntry(OUTPUT_WORDS, 2L).containsEntry(OUTPUT_CHARACTERS, 8L);
    }

    @Test
    void countsNothingWhereNoRateAsksForIt() {
        model = scene.aChatModel(upstream, AbortPolicy.CANCEL);
        upstream.will(it -> it.json(200, GatewayTest.ANSWER));
        client.post(CHAT, chat(""));
        assertThat(quantities(settled())).doesNotContainKeys(OUTPUT_WORDS, OUTPUT_LINES, OUTPUT_CHARACTERS);
    }

    private Settled settled() {
        var filter = new RequestLog.Filter(
                UsageFilter.NONE, Instant.EPOCH, Instant.now().plusSeconds(3_600), false, null);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> portal.getBean(RequestLog.class)
                                .page(scene.organisation.id(), filter, null, 10)
                                .items(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private static Map<Meter, Long> quantities(Settled settled) {
        return lines(settled).stream().collect(Collectors.toMap(ChargeLine::meter, ChargeLine::quantity));
    }

    private static BigDecimal total(Settled settled) {
        return event(settled).charge().total();
    }

    private static java.util.List<ChargeLine> lines(Settled settled) {
        return event(settled).charge().lines();
    }

    private static UsageEvent event(Settled settled) {
        return Objects.requireNonNull(settled.event());
    }

    private String chat(String more) {
        return "{\"model\":\"" + model + "\",\"messages\":[]" + more + "}";
    }

    private static String content(String text) {
        return "{\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"model\":\"their-model\",\"choices\":"
                + "[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"},\"finish_reason\":null}]}";
    }
}
