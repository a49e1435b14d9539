package io.lapilli.rehearsal;

import io.lapilli.catalog.Upstream;
import io.lapilli.catalog.UpstreamKind;
import io.lapilli.gateway.upstream.UpstreamAnswer;
import io.lapilli.gateway.upstream.UpstreamAttempt;
import io.lapilli.gateway.upstream.UpstreamBody;
import io.lapilli.gateway.upstream.UpstreamCall;
import io.lapilli.gateway.upstream.UpstreamFailure;
import io.lapilli.shared.UpstreamId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls to a rehearsal that takes no time, and what comes back. */
final class RehearsalFixtures {

    static final JsonMapper JSON = JsonMapper.builder().build();
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final RehearsalSettings AT_ONCE = new RehearsalSettings(0, Duration.ZERO, Duration.ZERO);

    static final String PHONE = """
            The Mori 5 has a 6.7 inch display and weighs 189 g.
            Its battery holds 5,200 mAh and charges to 60 % in 25 minutes.

            The warranty for the phone is 24 months. The warranty for the battery is 12 months.

            Can I return a phone?
            Phones can be returned within 14 days with the receipt. Opened earphones can't be returned.
            """;

    private static final Upstream UPSTREAM = new Upstream(
            new UpstreamId(new UUID(7, 7)),
            "rehearsal",
            UpstreamKind.REHEARSAL,
            null,
            Set.of("chat", "embeddings"),
            false,
            NOW,
            1);

    private RehearsalFixtures() {}

    /** An answer, read to its end. */
    record Heard(int status, @Nullable String contentType, String body) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String content() {
            return json().at("/choices/0/message/content").asString("");
        }

        List<JsonNode> events() {
            return Stream.of(body.split("\n\n"))
                    .map(event -> event.substring("data: ".length()))
                    .filter(data -> !data.equals("[DONE]"))
                    .map(JSON::readTree)
                    .toList();
        }

        boolean done() {
            return body.endsWith("data: [DONE]\n\n");
        }

        /** What the deltas of a choice say together. */
        String said(int choice, String field) {
            var text = new StringBuilder();
            for (JsonNode event : events()) {
                for (JsonNode each : event.path("choices")) {
                    if (each.path("index").asInt() == choice) {
                        text.append(each.path("delta").path(field).asString(""));
                    }
                }
            }
            return text.toString();
        }
    }

    static UpstreamCall call(String path, String model, String json, @Nullable String told) {
        boolean streamed = json.contains("\"stream\": true");
        return new UpstreamCall(UPSTREAM, path, model, new Text(json.getBytes(StandardCharsets.UTF_8)), streamed, told);
    }

    static UpstreamAttempt attempt(RehearsalSettings settings, UpstreamCall call) {
        var rehearsal = new Rehearsal(settings, Clock.fixed(NOW, ZoneOffset.UTC));
        return new RehearsalAttempt(() -> rehearsal.reply(call), System::nanoTime);
    }

    static Heard hear(UpstreamCall call) {
        try (UpstreamAnswer answer = attempt(AT_ONCE, call).send()) {
            return new Heard(
                    answer.status(),
                    answer.header("content-type"),
                    new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
        } catch (UpstreamFailure failure) {
            throw new AssertionError(failure);
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    static Heard chat(String json) {
        return hear(call("/chat/completions", "rehearsal", json, null));
    }

    /** What is answered to a question under a prompt. */
    static String ask(String prompt, String question) {
        return chat(request(prompt, question, "")).content();
    }

    /** @param more further fields, with a comma in front */
    static String request(String prompt, String question, String more) {
        return "{\"model\": \"rehearsal\", \"messages\": [{\"role\": \"system\", \"content\": " + quoted(prompt)
                + "}, {\"role\": \"user\", \"content\": " + quoted(question) + "}]" + more + "}";
    }

    static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    private record Text(byte[] bytes) implements UpstreamBody {

        @Override
        public int length() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }

        @Override
        public byte[] toBytes() {
            return bytes.clone();
        }
    }
}
