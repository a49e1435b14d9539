package io.lapilli.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lapilli.Lapilli;
import io.lapilli.catalog.AbortPolicy;
import io.lapilli.support.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A stop waits for the streams that end in time; those that don't are told, and what they delivered is charged. Whoever
 * comes meanwhile is told to come back.
 */
class ShutdownTest {

    private static final String CHAT = "/v1/chat/completions";
    private static final String WORD = "{\"choices\":[{\"delta\":{\"content\":\"word\"}}]}";

    @TempDir
    Path data;

    @Test
    void drainsStreamsAndSettlesTheRest() throws Exception {
        var begun = new CountDownLatch(2);
        var stopping = new CountDownLatch(1);
        try (var upstream = new FakeUpstream()) {
            CompletableFuture<String> quick;
            CompletableFuture<String> endless;
            var portal = start();
            int port = ((WebServerApplicationContext) portal).getWebServer().getPort();
            var scene = new GatewayScene(portal);
            String quickModel = scene.aChatModel(upstream, AbortPolicy.CANCEL);
            String endlessModel = scene.aChatModel(upstream, AbortPolicy.CANCEL);
            try (var client = new Client(port, scene.key)) {
                upstream.will(it -> {
                    it.beginEvents();
                    it.event(WORD);
                    begun.countDown();
                    stopping.await(10, TimeUnit.SECONDS);
                    it.event(WORD);
                    it.event("[DONE]");
                    it.end();
                });
                quick = stream(client, quickModel);
                upstream.received();
                upstream.will(it -> {
                    it.beginEvents();
                    it.event(WORD);
                    begun.countDown();
                    it.awaitCancel();
                });
                endless = stream(client, endlessModel);
                assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
                var stopped = CompletableFuture.runAsync(portal::close);
                await().atMost(Duration.ofSeconds(10))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> client.post(CHAT, chat(quickModel, false)), answer -> answer.status() == 503);
                assertRefused(client.post(CHAT, chat(quickModel, false)));
                try (var other = new Client(port, scene.key)) {
                    assertRefused(other.post(CHAT, chat(endlessModel, true)));
                }
                stopping.countDown();
                assertThat(quick.get(20, TimeUnit.SECONDS)).endsWith("data: [DONE]\n\n");
                assertThat(endless.get(20, TimeUnit.SECONDS))
                        .contains("event: error")
                        .contains("\"code\":\"overloaded\"")
                        .doesNotContain("[DONE]");
                stopped.get(20, TimeUnit.SECONDS);
            }
            try (var again = start()) {
                var settlements = new Settlements(again);
                assertThat(settlements.all(quickModel))
                        .filteredOn(Settlements.Settlement::charged)
                        .singleElement()
                        .satisfies(one -> assertThat(one.completion()).isEqualTo(2));
                assertThat(settlements.of(endlessModel).completion()).isEqualTo(1);
            }
        }
    }

    private static void assertRefused(Client.Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.error("code")).isEqualTo("overloaded");
        assertThat(Integer.parseInt(answer.header("retry-after"))).isPositive();
    }

    private static String chat(String model, boolean streamed) {
        return "{\"model\":\"" + model + "\",\"messages\":[],\"stream\":" + streamed + "}";
    }

    private static CompletableFuture<String> stream(Client client, String model) {
        return CompletableFuture.supplyAsync(() -> {
            try (var body = client.stream(CHAT, chat(model, true))) {
                return new String(body.readAllBytes(), UTF_8);
            } catch (java.io.IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        });
    }

    private ConfigurableApplicationContext start() {
        return SpringApplication.run(
                Lapilli.class,
                "--server.port=0",
                "--lapilli.data=" + data,
                "--spring.datasource.url=jdbc:h2:file:" + data + "/db;" + TestDatabase.H2_OPTIONS,
                "--lapilli.demo=false",
                "--lapilli.rehearsal=false",
                "--lapilli.journal.segment=1MB",
                "--spring.lifecycle.timeout-per-shutdown-phase=6s");
    }
}
