package io.lapilli.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapilli.catalog.Parameter;
import io.lapilli.gateway.json.Json;
import io.lapilli.gateway.json.JsonCursor;
import io.lapilli.gateway.json.Token;
import io.lapilli.prompt.PromptContent;
import io.lapilli.prompt.PromptMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request's body that names a stored prompt, and where in it the prompt goes; what {@link AskReader} checks is checked. */
final class PromptedBody {

    private static final String MAX_TOKENS_OF_TODAY = "max_completion_tokens";

    private final byte[] body;
    private final int length;
    private final Set<String> names = new HashSet<>();
    private @Nullable PromptCall call;
    private int start;
    private int end;
    /** The byte after the bracket that opens the messages; 0 where there are none. */
    private int inside;

    private boolean empty;
    /** Where an empty name of a model lies, quotes included; 0 where there is none. */
    private int noModel;

    /** @throws Refusal when what it says of the prompt can't be */
    PromptedBody(byte[] body, int length) {
        this.body = body;
        this.length = length;
        var cursor = new JsonCursor(body, 0, length);
        cursor.next();
        while (cursor.next() == Token.KEY) {
            member(cursor);
        }
    }

    private void member(JsonCursor cursor) {
        int key = cursor.start();
        String name = cursor.text();
        names.add(name);
        switch (name) {
            case "prompt" -> {
                cursor.next();
                call = PromptCall.read(cursor, body);
                start = key;
                end = cursor.end();
            }
            case "messages" -> {
                cursor.next();
                messages(cursor);
            }
            case "model" -> {
                cursor.next();
                noModel = cursor.text().isEmpty() ? cursor.start() : 0;
            }
            default -> cursor.skip(Token.KEY);
        }
    }

    private void messages(JsonCursor cursor) {
        inside = cursor.end();
        int array = cursor.depth();
        empty = cursor.next() == Token.ARRAY_END;
        while (cursor.depth() >= array) {
            cursor.next();
        }
    }

    PromptCall call() {
        if (call == null) {
            throw new IllegalStateException("the body names no prompt");
        }
        return call;
    }

    /** The body with the prompt in it. @param messages rendered */
    SplicedBody with(PromptContent content, List<PromptMessage> messages) {
        List<String> members = missing(content);
        String texts = texts(messages);
        var edits = new ArrayList<Edit>(3);
        if (noModel > 0) {
            edits.add(new Edit(noModel, noModel + 2, Json.quoted(content.model())));
        }
        if (inside == 0) {
            members.add("\"messages\":[" + texts + ']');
        } else {
            edits.add(Edit.insert(inside, (empty ? texts : texts + ',').getBytes(UTF_8)));
        }
        edits.add(
                members.isEmpty()
                        ? removal()
                        : new Edit(start, end, String.join(",", members).getBytes(UTF_8)));
        edits.sort(Comparator.comparingInt(Edit::start));
        return new SplicedBody(body, length, edits);
    }

    /** What the prompt says and the body does not. */
    private List<String> missing(PromptContent content) {
        var members = new ArrayList<String>();
        if (!names.contains("model")) {
            members.add("\"model\":" + quoted(content.model()));
        }
        content.parameters().forEach((parameter, value) -> {
            boolean given = names.contains(parameter.wire())
                    || parameter == Parameter.MAX_TOKENS && names.contains(MAX_TOKENS_OF_TODAY);
            if (!given) {
                members.add('"' + parameter.wire() + "\":" + value.toPlainString());
            }
        });
        return members;
    }

    private static String texts(List<PromptMessage> messages) {
        var texts = new StringBuilder();
        for (PromptMessage message : messages) {
            texts.append(texts.isEmpty() ? "" : ",")
                    .append("{\"role\":\"")
                    .append(message.role().wire())
                    .append("\",\"content\":");
            Json.quote(texts, message.text());
            texts.append('}');
        }
        return texts.toString();
    }

    private static String quoted(String text) {
        var json = new StringBuilder();
        Json.quote(json, text);
        return json.toString();
    }

    /** The member with the comma that follows it, or where it is the last one, that precedes it. */
    private Edit removal() {
        int after = blanksEnd(end);
        if (body[after] == ',') {
            return new Edit(start, after + 1, new byte[0]);
        }
        int before = start;
        while (body[before - 1] != ',') {
            before--;
        }
        return new Edit(before - 1, end, new byte[0]);
    }

    private int blanksEnd(int from) {
        int at = from;
        while (body[at] == ' ' || body[at] == '\t' || body[at] == '\n' || body[at] == '\r') {
            at++;
        }
        return at;
    }
}
