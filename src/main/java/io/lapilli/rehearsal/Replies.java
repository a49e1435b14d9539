package io.lapilli.rehearsal;

import io.lapilli.gateway.upstream.UpstreamFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes replies out of answers: at their pace, and misbehaving as told. */
final class Replies {

    private static final String JSON = "application/json";
    private static final Refusal FAILED =
            new Refusal(500, "api_error", "server_error", null, "The rehearsal was told to fail");
    private static final Refusal TOO_MANY = new Refusal(
            429, "rate_limit_error", "rate_limit_exceeded", null, "The rehearsal was told to refuse for now");
    private static final String PAGE = "<!doctype html><html><head><title>502 Bad Gateway</title></head>"
            + "<body><h1>502 Bad Gateway</h1></body></html>";

    private final Misbehaviour told;
    private final Pace pace;
    private final long stall;

    Replies(Misbehaviour told, RehearsalSettings settings) {
        this.told = told;
        this.pace = settings.pace(told);
        this.stall = settings.rehearsalStall().toNanos();
    }

    static Reply refusal(Refusal refusal) {
        return at(
                0,
                refusal.status(),
                Map.of("content-type", JSON),
                refusal.json().toString());
    }

    /** Where it was told to answer with something else than an answer. */
    @Nullable
    Reply instead() {
        if (told.has("unreachable")) {
            return new Reply(0, Map.of(), 0, List.of(), UpstreamFailure.Reason.UNREACHABLE);
        }
        if (told.has("429")) {
            return at(
                    0,
                    429,
                    Map.of("content-type", JSON, "retry-after", "1"),
                    TOO_MANY.json().toString());
        }
        if (told.has("fail-before")) {
            return refusal(FAILED);
        }
        return told.has("html") ? at(0, told.value("html"), Map.of("content-type", "text/html"), PAGE) : null;
    }

    private static Reply at(long due, int status, Map<String, String> headers, String body) {
        return new Reply(
                status, headers, due, List.of(bytes(due, body), new Step(due, new byte[0], Step.Kind.END)), null);
    }

    /** @param tokens that the answer takes its time for */
    Reply whole(String body, int tokens) {
        long due = pace.due(tokens, told.has("slow") ? 1 : 0);
        if (told.has("stall")) {
            return new Reply(0, Map.of(), stall, List.of(), UpstreamFailure.Reason.TIMEOUT);
        }
        if (told.has("fail-after")) {
            return refusal(FAILED);
        }
        if (!told.has("cut")) {
            return at(due, 200, Map.of("content-type", JSON), body);
        }
        byte[] all = body.getBytes(StandardCharsets.UTF_8);
        byte[] half = Arrays.copyOf(all, all.length / 2);
        var steps = List.of(new Step(due, half, Step.Kind.BYTES), new Step(due, new byte[0], Step.Kind.CUT));
        return new Reply(200, Map.of("content-type", JSON), due, steps, null);
    }

    Reply streamed(List<ChatJson.Chunk> chunks) {
        var steps = new ArrayList<Step>();
        int tokens = 0;
        int spoken = 0;
        for (ChatJson.Chunk chunk : chunks) {
            if (isOver(chunk, spoken)) {
                break;
            }
            steps.add(event(pace.due(tokens, spoken), chunk.json()));
            tokens += chunk.tokens();
            spoken += chunk.tokens() > 0 ? 1 : 0;
        }
        steps.addAll(ending(pace.due(tokens, spoken)));
        return new Reply(200, Map.of("content-type", "text/event-stream; charset=utf-8"), 0, steps, null);
    }

    /** Whether what it was told happens before this chunk. The first one, which has no content, comes before that. */
    private boolean isOver(ChatJson.Chunk chunk, int spoken) {
        int most = Math.max(told.value("fail-after"), Math.max(told.value("cut"), told.value("stall")));
        return most == 0 || most > 0 && chunk.tokens() > 0 && spoken >= most;
    }

    private List<Step> ending(long due) {
        if (told.has("cut")) {
            return List.of(new Step(due, new byte[0], Step.Kind.CUT));
        }
        if (told.has("stall")) {
            return List.of(new Step(due + stall, new byte[0], Step.Kind.STALL));
        }
        String last = told.has("fail-after") ? FAILED.json().toString() : "[DONE]";
        return List.of(event(due, last), new Step(due, new byte[0], Step.Kind.END));
    }

    private static Step event(long due, String data) {
        return bytes(due, "data: " + data + "\n\n");
    }

    private static Step bytes(long due, String text) {
        return new Step(due, text.getBytes(StandardCharsets.UTF_8), Step.Kind.BYTES);
    }
}
