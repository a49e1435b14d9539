package io.lapilli.rehearsal;

import static io.lapilli.rehearsal.RehearsalFixtures.AT_ONCE;
import static io.lapilli.rehearsal.RehearsalFixtures.PHONE;
import static io.lapilli.rehearsal.RehearsalFixtures.attempt;
import static io.lapilli.rehearsal.RehearsalFixtures.call;
import static io.lapilli.rehearsal.RehearsalFixtures.hear;
import static io.lapilli.rehearsal.RehearsalFixtures.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.gateway.upstream.UpstreamAnswer;
import io.lapilli.gateway.upstream.UpstreamAttempt;
import io.lapilli.gateway.upstream.UpstreamFailure;
import io.lapilli.rehearsal.RehearsalFixtures.Heard;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MisbehaviourTest {

    private static final String WHOLE = request(PHONE, "How long is the warranty?", "");
    private static final String STREAM = request(
            PHONE, "How long is the warranty?", ", \"stream\": true, \"stream_options\": {\"include_usage\": true}");

    @ParameterizedTest
    @CsvSource({
        "fail-before,500,application/json",
        "429,429,application/json",
        "html,200,text/html",
        "html=502,502,text/html"
    })
    void beforeTheFirstByte(String told, int status, String contentType) {
        for (String body : new String[] {WHOLE, STREAM}) {
            Heard heard = told(body, told);
            assertThat(heard.status()).isEqualTo(status);
            assertThat(heard.contentType()).isEqualTo(contentType);
        }
    }

    @Test
    void aRefusalForNowSaysWhenToComeBack() throws Exception {
        try (UpstreamAnswer answer = attempt(AT_ONCE, call("/chat/completions", "rehearsal", WHOLE, "429"))
                .send()) {
            assertThat(answer.header("retry-after")).isEqualTo("1");
        }
    }

    @Test
    void failsAfterSomeChunksWithAnErrorAndNoEndMark() {
        Heard heard = told(STREAM, "fail-after=3");
        assertThat(heard.done()).isFalse();
        assertThat(heard.events()).hasSize(1 + 3 + 1);
        assertThat(heard.events().getLast().at("/error/type").asString()).isEqualTo("api_error");
        assertThat(told(WHOLE, "fail-after=3").status()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5})
    void cutsTheConnectionAfterSomeChunks(int chunks) throws Exception {
        assertThat(readUntil(STREAM, "cut=" + chunks, IOException.class).split("\"content\":\"[^\"]", -1))
                .hasSize(chunks + 1);
        assertThat(readUntil(WHOLE, "cut=" + chunks, IOException.class))
                .startsWith("{")
                .doesNotEndWith("}}");
    }

    @Test
    void stallsAfterSomeChunksUntilTheTimeIsUp() throws Exception {
        assertThat(readUntil(STREAM, "stall=2", SocketTimeoutException.class)).contains("\"role\"");
        assertThatThrownBy(() -> attempt(AT_ONCE, call("/chat/completions", "rehearsal", WHOLE, "stall"))
                        .send())
                .isInstanceOfSatisfying(
                        UpstreamFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(UpstreamFailure.Reason.TIMEOUT));
    }

    @Test
    void isNotThereAtAll() {
        assertThatThrownBy(() -> attempt(AT_ONCE, call("/chat/completions", "rehearsal", WHOLE, "unreachable"))
                        .send())
                .isInstanceOfSatisfying(
                        UpstreamFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(UpstreamFailure.Reason.UNREACHABLE));
    }

    @Test
    void leavesOutUsageOrLies() {
        Heard honest = told(WHOLE, "slow=0");
        assertThat(told(WHOLE, "no-usage").json().has("usage")).isFalse();
        assertThat(told(STREAM, "no-usage").events())
                .noneSatisfy(event -> assertThat(event.path("usage").isObject()).isTrue());
        assertThat(told(WHOLE, "lie-usage").json().at("/usage/prompt_tokens").asInt())
                .isEqualTo(3 * honest.json().at("/usage/prompt_tokens").asInt() + 1);
    }

    @Test
    void theModelsNameMayTellItTooAndIsAnsweredWithout() {
        Heard heard = hear(call("/chat/completions", "rehearsal!no-usage", WHOLE, null));
        assertThat(heard.json().has("usage")).isFalse();
        assertThat(heard.json().get("model").asString()).isEqualTo("rehearsal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explode", "cut=many", "cut=-1", "no-usage,explode"})
    void refusesWhatItDoesNotKnow(String told) {
        assertThat(told(WHOLE, told).status()).isEqualTo(400);
    }

    @Test
    void cancellingEndsAWaitAtOnce() throws Exception {
        var slow = new RehearsalSettings(1, Duration.ofHours(1), Duration.ofHours(1));
        UpstreamAttempt whole = attempt(slow, call("/chat/completions", "rehearsal", WHOLE, null));
        var sending = CompletableFuture.supplyAsync(() -> {
            try (UpstreamAnswer answer = whole.send()) {
                return "answered " + answer.status();
            } catch (UpstreamFailure failure) {
                return failure.reason().name();
            }
        });
        whole.cancel();
        assertThat(sending.get(10, TimeUnit.SECONDS)).isEqualTo("BROKEN");

        UpstreamAttempt stream = attempt(slow, call("/chat/completions", "rehearsal", STREAM, null));
        UpstreamAnswer answer = stream.send();
        var reading = CompletableFuture.supplyAsync(() -> {
            try {
                return "read " + answer.body().read();
            } catch (IOException cancelled) {
                return cancelled.getMessage();
            }
        });
        stream.cancel();
        assertThat(reading.get(10, TimeUnit.SECONDS)).isEqualTo("cancelled");
    }

    @Test
    void chunksComeAtTheirPace() throws Exception {
        var nanos = new AtomicLong();
        var paced = new RehearsalSettings(50, Duration.ofMillis(300), Duration.ZERO);
        var rehearsal = new Rehearsal(paced, java.time.Clock.fixed(RehearsalFixtures.NOW, java.time.ZoneOffset.UTC));
        var attempt = new RehearsalAttempt(
                () -> rehearsal.reply(call("/chat/completions", "rehearsal", STREAM, null)), nanos::get);
        var body = attempt.send().body();
        var buffer = new byte[1 << 16];

        nanos.set(Duration.ofMillis(299).toNanos());
        assertThat(body.available()).isZero();
        nanos.set(Duration.ofMillis(300).toNanos());
        assertThat(contents(new String(buffer, 0, body.read(buffer), StandardCharsets.UTF_8)))
                .isEqualTo(1);
        nanos.set(Duration.ofMillis(300 + 5 * 20).toNanos());
        assertThat(contents(new String(buffer, 0, body.read(buffer), StandardCharsets.UTF_8)))
                .isEqualTo(5);
    }

    private static int contents(String events) {
        return events.split("\"content\":\"[^\"]", -1).length - 1;
    }

    private static Heard told(String body, String told) {
        return hear(call("/chat/completions", "rehearsal", body, told));
    }

    /** What can be read before it ends with an exception of that kind. */
    private static String readUntil(String request, String told, Class<? extends IOException> end) throws Exception {
        var read = new java.io.ByteArrayOutputStream();
        try (UpstreamAnswer answer = attempt(AT_ONCE, call("/chat/completions", "rehearsal", request, told))
                .send()) {
            assertThatThrownBy(() -> answer.body().transferTo(read)).isInstanceOf(end);
        }
        return read.toString(StandardCharsets.UTF_8);
    }
}
