package io.lapilli.rehearsal;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One message of a request.
 *
 * @param text its text parts, without characters that are none (half of a surrogate pair)
 * @param tokens what it costs, see {@link PromptTokens}
 */
record Message(Role role, String text, int images, int tokens) {

    enum Role {
        SYSTEM,
        USER,
        ASSISTANT,
        TOOL
    }

    static List<Message> readAll(JsonNode messages) {
        if (!messages.isArray() || messages.isEmpty()) {
            throw Refusal.invalid("messages", "messages must be an array with at least one message");
        }
        var read = new ArrayList<Message>();
        for (int i = 0; i < messages.size(); i++) {
            read.add(read(messages.get(i), "messages[" + i + "]"));
        }
        return read;
    }

    private static Message read(JsonNode message, String at) {
        if (!message.isObject()) {
            throw Refusal.invalid(at, at + " must be an object");
        }
        Role role = role(message, at);
        JsonNode content = message.path("content");
        if (!content.isString() && !content.isArray() && !content.isNull() && !content.isMissingNode()) {
            throw Refusal.invalid(at + ".content", at + ".content must be a string or an array of parts");
        }
        return new Message(role, text(content), images(content), PromptTokens.of(message));
    }

    private static Role role(JsonNode message, String at) {
        return switch (message.path("role").asString("")) {
            case "system", "developer" -> Role.SYSTEM;
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            case "tool", "function" -> Role.TOOL;
            default ->
                throw Refusal.invalid(
                        at + ".role", at + ".role must be one of developer, system, user, assistant and tool");
        };
    }

    /** The text of a content: a string, or the texts of its parts, a line each. */
    static String text(JsonNode content) {
        if (content.isString()) {
            return whole(content.stringValue());
        }
        var text = new StringBuilder();
        for (JsonNode part : content) {
            if (part.path("text").isString()) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append(whole(part.get("text").stringValue()));
            }
        }
        return text.toString();
    }

    private static int images(JsonNode content) {
        int images = 0;
        if (content.isArray()) {
            for (JsonNode part : content) {
                images += part.path("type").asString("").equals("image_url") ? 1 : 0;
            }
        }
        return images;
    }

    /** JSON can carry half of a surrogate pair, which no encoding of text can. */
    static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return whole(text.substring(0, i) + '\uFFFD' + text.substring(i + 1));
                }
                i++;
            }
        }
        return text;
    }
}
