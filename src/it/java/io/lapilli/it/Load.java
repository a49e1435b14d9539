package io.lapilli.it;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Requests of known size from a number of clients, and an independent account of what was answered: a request counts
 * once its answer has ended, by what the script told the upstream to report and the prices of {@link Customer}.
 */
final class Load {

    /** How the upstream is to behave. */
    enum Upstream {
        /** Answers, or fails before the first byte. */
        PLAIN,
        /** Cuts streams and says nothing about usage, too. */
        FAULTY,
        /** Reports no more than what it was sent and what it was let answer, which is not known beforehand. */
        CAPPED
    }

    /** What one answered request used; {@code status} 200 or the error's. */
    record Answer(long prompt, long cached, long completion, int status) {

        BigDecimal cost() {
            return price("prompt_uncached", prompt - cached)
                    .add(price("prompt_cached", cached))
                    .add(price("completion", completion));
        }

        private static BigDecimal price(String meter, long quantity) {
            return new BigDecimal(Customer.PRICES.get(meter))
                    .multiply(BigDecimal.valueOf(quantity))
                    .movePointLeft(3);
        }
    }

    private final PackagedApplication application;
    private final Customer customer;
    private final Upstream upstream;
    private final HttpClient http = HttpClient.newHttpClient();

    /** By request id, only those whose answer arrived to its end. */
    final Map<String, Answer> answered = new ConcurrentHashMap<>();

    final AtomicInteger started = new AtomicInteger();

    /** Answers whose cost only the answer itself says, by request id. */
    final Map<String, BigDecimal> told = new ConcurrentHashMap<>();

    /** Streams that ended with an error: what had been delivered is charged. */
    final AtomicInteger broken = new AtomicInteger();

    /** Answers with status 429. */
    final AtomicInteger refused = new AtomicInteger();

    Load(PackagedApplication application, Customer customer) {
        this(application, customer, Upstream.PLAIN);
    }

    Load(PackagedApplication application, Customer customer, Upstream upstream) {
        this.application = application;
        this.customer = customer;
        this.upstream = upstream;
    }

    /** Sends requests {@code 0..count-1} from that many clients, until all are sent or {@code stop} says so. */
    void run(int clients, int count, BooleanSupplier stop) {
        var next = new AtomicInteger();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < clients; client++) {
                executor.submit(() -> {
                    for (int i = next.getAndIncrement();
                            i < count && !stop.getAsBoolean();
                            i = next.getAndIncrement()) {
                        send(i);
                    }
                });
            }
        }
    }

    private void send(int i) {
        long prompt = upstream == Upstream.CAPPED ? 10 : 100 + i % 977;
        long cached = i % 4 == 0 ? prompt / 3 : 0;
        long completion = 1 + i % 313;
        boolean streamed = i % 3 == 0;
        boolean fails = i % 10 == 7;
        boolean silent = upstream == Upstream.FAULTY && i % 10 == 4 && !streamed;
        String script = fails
                ? "fail=" + (i % 20 == 7 ? 500 : 400)
                : "prompt=%d cached=%d completion=%d".formatted(prompt, cached, completion);
        if (upstream == Upstream.CAPPED) {
            script += " capped";
        } else if (silent) {
            script += " silent";
        } else if (upstream == Upstream.FAULTY && i % 10 == 5 && streamed) {
            script += " cut=2";
        }
        var request = HttpRequest.newBuilder(URI.create(application.url() + "/v1/chat/completions"))
                .header("Authorization", "Bearer " + customer.key())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"model":"%s","stream":%s,"messages":[{"role":"user","content":"%s"}]}""".formatted(Customer.MODEL, streamed, script)))
                .build();
        started.incrementAndGet();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            boolean whole =
                    answer.statusCode() != 200 || !streamed || answer.body().contains("data: [DONE]");
            String id = answer.headers().firstValue("x-request-id").orElseThrow();
            if (answer.statusCode() == 429) {
                refused.incrementAndGet();
            } else if (!whole) {
                broken.incrementAndGet();
            } else if (answer.statusCode() == 200 && (silent || upstream == Upstream.CAPPED)) {
                answer.headers().firstValue("x-lapilli-cost").ifPresent(cost -> told.put(id, new BigDecimal(cost)));
            } else {
                answered.put(
                        id,
                        answer.statusCode() == 200
                                ? new Answer(prompt, cached, completion, 200)
                                : new Answer(0, 0, 0, answer.statusCode()));
            }
        } catch (IOException connectionLost) {
            // the answer did not arrive: whether it is charged is the application's to say, at most once
            lost.incrementAndGet();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    final AtomicInteger lost = new AtomicInteger();
}
