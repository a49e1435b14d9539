package io.lapilli.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * One customer that streams answers: calls come independently of each other at a mean rate, whatever becomes of those
 * before, each on a thread of its own; latency counts from the instant at which a call was due.
 */
final class Caller {

    private static final String BODY = """
            {"model":"%s","stream":true,"messages":[{"role":"user","content":"How do the stones in a layer tell?"}]}""".formatted(LapilliSetup.MODEL);

    private final HttpClient client;
    private final HttpRequest request;
    private final double perSecond;
    private final Crowd crowd;

    Caller(HttpClient client, Target target, String key, double perSecond, Crowd crowd) {
        this.client = client;
        this.perSecond = perSecond;
        this.crowd = crowd;
        request = HttpRequest.newBuilder(URI.create("http://" + target.host() + "/v1/chat/completions"))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
    }

    /** Calls until that instant of {@link System#nanoTime}; every call's end is told to the crowd. */
    void run(long end) {
        long due = System.nanoTime() + pause();
        while (due < end) {
            LockSupport.parkNanos(due - System.nanoTime());
            if (System.nanoTime() >= due) {
                long at = due;
                Thread.ofVirtual().start(() -> call(at));
                crowd.sent();
                due += pause();
            }
        }
    }

    private long pause() {
        return (long) (-Math.log(1 - ThreadLocalRandom.current().nextDouble()) / perSecond * 1e9);
    }

    private void call(long due) {
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            crowd.ended(due, answer);
        } catch (IOException e) {
            crowd.failed(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
