package io.lapilli.bench;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One customer's calls, and an account of its own of what was answered. */
final class KillLoad {

    private static final Pattern COST = Pattern.compile("\"cost\"\\s*:\\s*\"?([0-9.Ee+-]+)");
    private static final int PATIENCE_SECONDS = 2;

    /** As long as the upstream says that it is. */
    private static final String PROMPT = "word ".repeat(240);

    /** What a client got to its end. @param cost as the answer said; empty where it said none */
    record Answer(int status, Optional<BigDecimal> cost) {}

    private final URI uri;
    private final String key;
    private final List<FaultyUpstream.Fault> faults;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** By request id. */
    final Map<String, Answer> answered = new ConcurrentHashMap<>();

    /** Answers of which the client can't say whether they are charged: it left, or was left. */
    final AtomicLong open = new AtomicLong();

    final AtomicLong refused = new AtomicLong();

    KillLoad(int port, String key, List<FaultyUpstream.Fault> faults) {
        this.uri = URI.create("http://127.0.0.1:" + port + "/v1/chat/completions");
        this.key = key;
        this.faults = faults;
    }

    /** Calls from so many clients at the same time until it is stopped. */
    Thread start(int clients) {
        stopped.set(false);
        return Thread.ofPlatform().start(() -> {
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < clients; i++) {
                    executor.submit(() -> {
                        while (!stopped.get()) {
                            call(next.getAndIncrement());
                        }
                    });
                }
            }
        });
    }

    void stop() {
        stopped.set(true);
    }

    private void call(int i) {
        FaultyUpstream.Fault fault = faults.get(i % faults.size());
        boolean streamed = i / faults.size() % 2 == 0;
        String body = """
                {"model":"%s","stream":%s,%s"messages":[{"role":"user","content":"do=%s %s"}]}""".formatted(
                        LapilliSetup.MODEL,
                        streamed,
                        streamed ? "\"stream_options\":{\"include_usage\":true}," : "",
                        fault,
                        PROMPT);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        CompletableFuture<HttpResponse<String>> call = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            take(call.get(PATIENCE_SECONDS, TimeUnit.SECONDS), streamed);
        } catch (TimeoutException stalled) {
            call.cancel(true);
            open.incrementAndGet();
        } catch (ExecutionException lost) {
            open.incrementAndGet();
            // the portal is down: it comes back
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(HttpResponse<String> answer, boolean streamed) {
        boolean whole = answer.statusCode() != 200 || !streamed || answer.body().contains("data: [DONE]");
        Optional<String> id = answer.headers().firstValue("x-request-id");
        if (answer.statusCode() == 429 || answer.statusCode() == 503) {
            // refused before it was admitted, or busy upstream: there need not be a record
            refused.incrementAndGet();
        } else if (!whole || id.isEmpty()) {
            open.incrementAndGet();
        } else {
            answered.put(id.get(), new Answer(answer.statusCode(), cost(answer, streamed)));
        }
    }

    private static Optional<BigDecimal> cost(HttpResponse<String> answer, boolean streamed) {
        if (answer.statusCode() != 200) {
            return Optional.empty();
        }
        if (!streamed) {
            return answer.headers().firstValue("x-lapilli-cost").map(BigDecimal::new);
        }
        Matcher found = COST.matcher(answer.body());
        return found.find() ? Optional.of(new BigDecimal(found.group(1))) : Optional.empty();
    }
}
