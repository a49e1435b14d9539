package io.lapilli.rehearsal;

import io.lapilli.gateway.upstream.UpstreamCall;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Decides what a call is answered. Apart from the second it was made in, it is the same for the same call. */
final class Rehearsal {

    /** In characters of JSON; more can't be a prompt that fits into the window of any model. */
    private static final int LONGEST_BODY = 4_000_000;

    private static final int WINDOW = 1_000_000;
    private static final List<String> MODELS = List.of("rehearsal", "rehearsal-reasoning", "rehearsal-embedding");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RehearsalSettings settings;
    private final InstantSource clock;

    Rehearsal(RehearsalSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Reply reply(UpstreamCall call) {
        try {
            Misbehaviour told = Misbehaviour.read(call.model(), call.rehearsal());
            var replies = new Replies(told, settings);
            Reply instead = replies.instead();
            return instead != null ? instead : answer(call, told, replies);
        } catch (Refusal refusal) {
            return Replies.refusal(refusal);
        }
    }

    private Reply answer(UpstreamCall call, Misbehaviour told, Replies replies) {
        return switch (call.path()) {
            case "/chat/completions" -> chat(call, told, replies);
            case "/embeddings" -> {
                String model = Misbehaviour.plainModel(call.model());
                ObjectNode answer =
                        EmbeddingModel.answer(model, body(call), told.has("lie-usage"), !told.has("no-usage"));
                yield replies.whole(answer.toString(), 0);
            }
            case "/models" -> replies.whole(models().toString(), 0);
            default ->
                throw new Refusal(
                        404, "invalid_request_error", "not_found", null, "The rehearsal does not serve " + call.path());
        };
    }

    private Reply chat(UpstreamCall call, Misbehaviour told, Replies replies) {
        ChatRequest request = ChatRequest.read(Misbehaviour.plainModel(call.model()), body(call));
        Completion completion = ChatModel.answer(request, told.has("cached") ? (Integer) told.value("cached") : null);
        if (completion.usage().prompt() > WINDOW) {
            throw tooLong();
        }
        var json = new ChatJson(
                told.has("lie-usage") ? completion.untrue() : completion,
                clock.instant().getEpochSecond());
        boolean withUsage = !told.has("no-usage");
        return call.streamed()
                ? replies.streamed(json.chunks(request.usageInStream(), withUsage))
                : replies.whole(json.whole(withUsage), completion.usage().completion());
    }

    private static JsonNode body(UpstreamCall call) {
        if (call.body().length() > LONGEST_BODY) {
            throw tooLong();
        }
        try {
            JsonNode body = JSON.readTree(call.body().toBytes());
            if (body.isObject()) {
                return body;
            }
        } catch (JacksonException malformed) {
            throw notAnObject();
        }
        throw notAnObject();
    }

    private static Refusal notAnObject() {
        return new Refusal(400, "invalid_request_error", "invalid_json", null, "The body is not a JSON object");
    }

    private static Refusal tooLong() {
        return new Refusal(
                400,
                "invalid_request_error",
                "context_length_exceeded",
                "messages",
                "The rehearsal takes prompts of at most " + WINDOW + " tokens");
    }

    private ObjectNode models() {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        var data = list.putArray("data");
        for (String model : MODELS) {
            data.addObject()
                    .put("id", model)
                    .put("object", "model")
                    .put("created", 0)
                    .put("owned_by", ChatJson.FINGERPRINT);
        }
        return list;
    }
}
