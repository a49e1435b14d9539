package io.lapilli.rehearsal;

import io.lapilli.rehearsal.text.Tokenizer;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Counts a prompt as chat models do: each message is its role, its text and 3 tokens around it, a name is one more, and
 * 3 tokens begin the answer. Tools and tool calls count as their JSON. An image is 85 tokens in low detail and 765
 * otherwise.
 *
 * <p>Cached tokens are played, since nothing is cached here: in a conversation that goes on, everything before the
 * newest question was sent before and counts as cached, in whole blocks of 64 tokens. So they too are the same for the
 * same request, and nobody learns from them what others asked.
 */
final class PromptTokens {

    static final int LOW_DETAIL = 85;
    static final int IMAGE = 765;

    private static final int AROUND_A_MESSAGE = 3;
    private static final int BEFORE_THE_ANSWER = 3;
    private static final int BLOCK = 64;

    private PromptTokens() {}

    static int of(JsonNode message) {
        int tokens = AROUND_A_MESSAGE + Tokenizer.count(message.path("role").asString(""));
        tokens += content(message.path("content"));
        if (message.path("name").isString()) {
            tokens += 1 + Tokenizer.count(Message.whole(message.get("name").stringValue()));
        }
        if (message.path("tool_calls").isArray()) {
            for (JsonNode call : message.get("tool_calls")) {
                tokens += Tokenizer.count(Message.whole(call.path("function").toString()));
            }
        }
        return tokens;
    }

    private static int content(JsonNode content) {
        int tokens = Tokenizer.count(Message.text(content));
        if (content.isArray()) {
            for (JsonNode part : content) {
                if (part.path("type").asString("").equals("image_url")) {
                    boolean low =
                            part.path("image_url").path("detail").asString("").equals("low");
                    tokens += low ? LOW_DETAIL : IMAGE;
                }
            }
        }
        return tokens;
    }

    static int of(List<Message> messages, JsonNode tools) {
        int tokens = BEFORE_THE_ANSWER;
        for (Message message : messages) {
            tokens += message.tokens();
        }
        return tokens + (tools.isArray() && !tools.isEmpty() ? Tokenizer.count(Message.whole(tools.toString())) : 0);
    }

    static int cached(List<Message> messages) {
        int newest = messages.size() - 1;
        while (newest > 0 && messages.get(newest).role() != Message.Role.USER) {
            newest--;
        }
        boolean goesOn =
                messages.subList(0, newest).stream().anyMatch(message -> message.role() == Message.Role.ASSISTANT);
        int before =
                messages.subList(0, newest).stream().mapToInt(Message::tokens).sum();
        return goesOn ? before / BLOCK * BLOCK : 0;
    }
}
