package io.lapilli.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lapilli.catalog.AbortPolicy;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** After every kind of bad end, nothing is left: no request in the air, no connection in use, none open for nothing. */
@RunningPortal
class LeakTest {

    private static final int ROUNDS = 8;

    @Autowired
    ApplicationContext portal;

    @Autowired
    Flights flights;

    @LocalServerPort
    int port;

    @Test
    void leavesNothingBehind() throws Exception {
        var scene = new GatewayScene(portal);
        try (var upstream = new FakeUpstream();
                var client = new Client(port, scene.key);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String model = scene.aChatModel(upstream, AbortPolicy.CANCEL);
            String plain = "{\"model\":\"" + model + "\",\"messages\":[]}";
            String streamed = plain.replace("[]", "[],\"stream\":true");
            for (int round = 0; round < ROUNDS; round++) {
                upstream.will(
                        FakeUpstream.Conversation::awaitCancel,
                        FakeUpstream.Conversation::awaitCancel,
                        FakeUpstream.Conversation::cut,
                        it -> it.answer(200, "text/html", "<html>"),
                        it -> it.json(400, "{\"error\":{\"message\":\"no\"}}"),
                        it -> {
                            it.beginEvents();
                            it.event("{\"choices\":[{\"delta\":{\"content\":\"x\"}}]}");
                            it.cut();
                        },
                        it -> {
                            it.beginEvents();
                            it.event("{\"choices\":[{\"delta\":{\"content\":\"x\"}}]}");
                            it.awaitCancel();
                        });
                IntStream.range(0, 7)
                        .mapToObj(i -> threads.submit(
                                () -> client.post("/v1/chat/completions", i % 2 == 0 ? plain : streamed)))
                        .toList()
                        .forEach(LeakTest::join);
                leaveAtOnce(scene.key, streamed);
                client.post("/v1/chat/completions", "{");
                client.post("/v1/chat/completions", "x".repeat(2 << 20));
            }
            await().untilAsserted(() -> {
                assertThat(flights.aloft()).isZero();
                assertThat(connectionsInUse()).isZero();
                // those that ended well are kept for the next request
                assertThat(upstream.connections()).isLessThanOrEqualTo(2 * ROUNDS);
                assertThat(requestThreads()).isZero();
            });
        }
    }

    private static void join(java.util.concurrent.Future<?> future) {
        try {
            future.get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void leaveAtOnce(String key, String body) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + key
                                    + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
        }
    }

    private double connectionsInUse() {
        return portal.getBean(MeterRegistry.class)
                .get("lapilli.upstream.connections")
                .tag("state", "in_use")
                .gauge()
                .value();
    }

    /** Virtual threads that stand in the gateway, by a dump of all of them. */
    private static long requestThreads() throws IOException {
        var folder = java.nio.file.Files.createTempDirectory("threads");
        var file = folder.resolve("dump.txt");
        var bean = java.lang.management.ManagementFactory.getPlatformMXBean(
                com.sun.management.HotSpotDiagnosticMXBean.class);
        bean.dumpThreads(file.toString(), com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
        return java.nio.file.Files.readAllLines(file).stream()
                .filter(line -> line.contains("io.lapilli.gateway.Passage.run"))
                .count();
    }
}
