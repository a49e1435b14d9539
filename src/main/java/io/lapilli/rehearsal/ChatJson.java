package io.lapilli.rehearsal;

import io.lapilli.rehearsal.answer.ToolCall;
import io.lapilli.rehearsal.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a completion as the wire carries it: whole, or as a sequence of chunks. */
final class ChatJson {

    /** Says on the wire what answers. */
    static final String FINGERPRINT = "rehearsal-not-a-language-model";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Completion completion;
    private final long created;

    /** @param created seconds since 1970 */
    ChatJson(Completion completion, long created) {
        this.completion = completion;
        this.created = created;
    }

    /** One chunk, and how many tokens it brings. */
    record Chunk(String json, int tokens) {}

    String whole(boolean withUsage) {
        ObjectNode body = head("chat.completion");
        var choices = body.putArray("choices");
        for (Choice choice : completion.choices()) {
            ObjectNode each = choices.addObject();
            each.put("index", choice.index());
            ObjectNode message = each.putObject("message");
            message.put("role", "assistant");
            message.put("content", choice.toolCalls().isEmpty() ? choice.content() : null);
            message.putNull("refusal");
            if (!choice.reasoning().isEmpty()) {
                message.put("reasoning_content", choice.reasoning());
            }
            if (!choice.toolCalls().isEmpty()) {
                var calls = message.putArray("tool_calls");
                for (int i = 0; i < choice.toolCalls().size(); i++) {
                    ToolCall call = choice.toolCalls().get(i);
                    call(calls.addObject(), choice, i, call.name(), call.arguments());
                }
            }
            each.putNull("logprobs");
            each.put("finish_reason", choice.finish());
        }
        if (withUsage) {
            body.set("usage", usage());
        }
        return body.toString();
    }

    /**
     * The chunks in order, the choices by turns; without the end mark.
     *
     * @param usageAsked whether a chunk with the usage and without choices ends it, and the others say {@code null}
     */
    List<Chunk> chunks(boolean usageAsked, boolean withUsage) {
        List<List<Chunk>> byChoice = completion.choices().stream()
                .map(choice -> chunks(choice, usageAsked))
                .toList();
        var chunks = new ArrayList<Chunk>();
        int longest = byChoice.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            for (List<Chunk> each : byChoice) {
                if (i < each.size()) {
                    chunks.add(each.get(i));
                }
            }
        }
        if (usageAsked && withUsage) {
            ObjectNode last = head("chat.completion.chunk");
            last.putArray("choices");
            last.set("usage", usage());
            chunks.add(new Chunk(last.toString(), 0));
        }
        return chunks;
    }

    private List<Chunk> chunks(Choice choice, boolean usageAsked) {
        var chunks = new ArrayList<Chunk>();
        ObjectNode role = JSON.objectNode();
        role.put("role", "assistant");
        role.put("content", choice.toolCalls().isEmpty() ? "" : null);
        chunks.add(chunk(choice, role, null, 0, usageAsked));
        pieces(choice, "reasoning_content", choice.reasoning(), usageAsked, chunks);
        pieces(choice, "content", choice.content(), usageAsked, chunks);
        for (int i = 0; i < choice.toolCalls().size(); i++) {
            calls(choice, i, usageAsked, chunks);
        }
        chunks.add(chunk(choice, JSON.objectNode(), choice.finish(), 0, usageAsked));
        return chunks;
    }

    private void pieces(Choice choice, String field, String text, boolean usageAsked, List<Chunk> chunks) {
        for (Tokenizer.Piece piece : Tokenizer.pieces(text)) {
            ObjectNode delta = JSON.objectNode().put(field, piece.text());
            chunks.add(chunk(choice, delta, null, piece.tokens(), usageAsked));
        }
    }

    private void calls(Choice choice, int index, boolean usageAsked, List<Chunk> chunks) {
        ToolCall call = choice.toolCalls().get(index);
        ObjectNode first = JSON.objectNode();
        ObjectNode begun = first.putArray("tool_calls").addObject().put("index", index);
        call(begun, choice, index, call.name(), "");
        chunks.add(chunk(choice, first, null, Tokenizer.count(call.name()), usageAsked));
        for (Tokenizer.Piece piece : Tokenizer.pieces(call.arguments())) {
            ObjectNode delta = JSON.objectNode();
            ObjectNode more = delta.putArray("tool_calls").addObject().put("index", index);
            more.putObject("function").put("arguments", piece.text());
            chunks.add(chunk(choice, delta, null, piece.tokens(), usageAsked));
        }
    }

    private void call(ObjectNode into, Choice choice, int index, String name, String arguments) {
        into.put("id", "call_" + completion.id().substring(completion.id().length() - 12) + choice.index() + index);
        into.put("type", "function");
        into.putObject("function").put("name", name).put("arguments", arguments);
    }

    private Chunk chunk(Choice choice, ObjectNode delta, @Nullable String finish, int tokens, boolean usageAsked) {
        ObjectNode body = head("chat.completion.chunk");
        ObjectNode each = body.putArray("choices").addObject();
        each.put("index", choice.index());
        each.set("delta", delta);
        each.putNull("logprobs");
        each.put("finish_reason", finish);
        if (usageAsked) {
            body.putNull("usage");
        }
        return new Chunk(body.toString(), tokens);
    }

    private ObjectNode head(String object) {
        return JSON.objectNode()
                .put("id", completion.id())
                .put("object", object)
                .put("created", created)
                .put("model", completion.model())
                .put("system_fingerprint", FINGERPRINT);
    }

    private ObjectNode usage() {
        Usage usage = completion.usage();
        ObjectNode json = JSON.objectNode()
                .put("prompt_tokens", usage.prompt())
                .put("completion_tokens", usage.completion())
                .put("total_tokens", usage.prompt() + usage.completion());
        json.putObject("prompt_tokens_details").put("cached_tokens", usage.cached());
        json.putObject("completion_tokens_details").put("reasoning_tokens", usage.reasoning());
        return json;
    }
}
