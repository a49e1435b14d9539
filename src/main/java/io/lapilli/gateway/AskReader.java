package io.lapilli.gateway;

import static io.lapilli.gateway.json.Token.ARRAY;
import static io.lapilli.gateway.json.Token.FALSE;
import static io.lapilli.gateway.json.Token.KEY;
import static io.lapilli.gateway.json.Token.NULL;
import static io.lapilli.gateway.json.Token.NUMBER;
import static io.lapilli.gateway.json.Token.OBJECT;
import static io.lapilli.gateway.json.Token.STRING;
import static io.lapilli.gateway.json.Token.TRUE;

import io.lapilli.gateway.json.JsonCursor;
import io.lapilli.gateway.json.JsonError;
import io.lapilli.gateway.json.Token;
import io.lapilli.usage.Endpoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a request's body once and checks what the gateway rests on, and nothing else: what it does not name here may be
 * anything and passes. A field that is checked must not stand there twice, since an upstream could read the other one.
 */
final class AskReader {

    private static final int MOST_CHOICES = 128;

    private final Endpoint endpoint;
    private final byte[] body;
    private final int length;
    private final JsonCursor cursor;
    private final Set<String> seen = new HashSet<>();
    private final Extras extras;
    private final StreamOptions options = new StreamOptions();
    private String model = "";
    private int modelStart;
    private int modelEnd;
    private boolean streamed;
    private boolean prompted;
    private int choices = 1;
    private final List<Cap> caps = new ArrayList<>(2);

    private AskReader(Endpoint endpoint, byte[] body, int length) {
        this.endpoint = endpoint;
        this.body = body;
        this.length = length;
        this.cursor = new JsonCursor(body, 0, length);
        this.extras = new Extras(cursor);
    }

    /** @throws Refusal 400 when the body is no JSON object or a checked field is not as it must be */
    static Ask read(Endpoint endpoint, byte[] body, int length) {
        try {
            return new AskReader(endpoint, body, length).read();
        } catch (JsonError error) {
            throw Refusal.invalid(
                    400, "invalid_json", null, "The body is not valid JSON (at byte " + error.offset() + ")");
        }
    }

    private Ask read() {
        if (cursor.next() != OBJECT) {
            throw Refusal.invalid(400, "invalid_json", null, "The body must be a JSON object");
        }
        int inside = cursor.end();
        while (cursor.next() == KEY) {
            member(cursor.text());
        }
        cursor.next();
        if (!prompted) {
            requires("model");
            requires(endpoint == Endpoint.CHAT ? "messages" : "input");
        }
        return new Ask(
                body,
                length,
                inside,
                model,
                modelStart,
                modelEnd,
                streamed,
                options.usageWanted(),
                streamed ? options.askForUsage(inside) : null,
                choices,
                caps,
                extras.images(),
                prompted);
    }

    private void member(String name) {
        switch (name) {
            case "model" -> model();
            case "input" -> input();
            case "messages",
                    "prompt",
                    "stream",
                    "stream_options",
                    "n",
                    "max_tokens",
                    "max_completion_tokens",
                    "tools" -> chat(name);
            case "service_tier", "web_search_options", "enable_search", "audio", "modalities", "prediction" ->
                extras.field(name, once(name));
            default -> cursor.skip(KEY);
        }
    }

    private void model() {
        expect("model", "a string", once("model") == STRING);
        model = cursor.text();
        modelStart = cursor.start();
        modelEnd = cursor.end();
    }

    private void input() {
        if (endpoint == Endpoint.CHAT) {
            cursor.skip(KEY);
            return;
        }
        Token value = once("input");
        expect("input", "a string or an array", value == STRING || value == ARRAY);
        cursor.skip(value);
    }

    private void chat(String name) {
        if (endpoint != Endpoint.CHAT) {
            cursor.skip(KEY);
            return;
        }
        Token value = once(name);
        switch (name) {
            case "messages" -> messages(value);
            case "prompt" -> prompt(value);
            case "tools" -> tools(value);
            case "stream" -> {
                expect(name, "a boolean", value == TRUE || value == FALSE || value == NULL);
                streamed = value == TRUE;
            }
            case "stream_options" -> {
                expect(name, "an object", value == OBJECT || value == NULL);
                options.read(cursor, value);
            }
            default -> count(name, value);
        }
    }

    private void count(String name, Token value) {
        expect(name, "an integer", value == NULL || (value == NUMBER && isInteger()));
        if (value == NUMBER) {
            long count = cursor.wholeNumber();
            if (count < 1 || (name.equals("n") && count > MOST_CHOICES)) {
                throw Refusal.invalid(
                        400,
                        "invalid_value",
                        name,
                        name.equals("n")
                                ? "n must be from 1 to " + MOST_CHOICES
                                : name + " must be a whole number of at least 1");
            }
            if (name.equals("n")) {
                choices = (int) count;
            }
        }
        if (!name.equals("n")) {
            caps.add(new Cap(name, cursor.start(), cursor.end(), value == NUMBER ? cursor.wholeNumber() : 0));
        }
    }

    /** A minus sign is no wrong type but a wrong value. */
    private boolean isInteger() {
        return cursor.wholeNumber() >= 0 || body[cursor.start()] == '-';
    }

    private void messages(Token value) {
        expect("messages", "an array", value == ARRAY);
        extras.messages();
    }

    private void prompt(Token value) {
        expect("prompt", "an object", value == OBJECT || value == NULL);
        prompted = value == OBJECT;
        cursor.skip(value);
    }

    private void tools(Token value) {
        expect("tools", "an array", value == ARRAY || value == NULL);
        if (value == ARRAY) {
            extras.tools();
        }
    }

    private Token once(String name) {
        if (!seen.add(name)) {
            throw Refusal.invalid(400, "duplicate_parameter", name, name + " is given twice");
        }
        return cursor.next();
    }

    private void requires(String name) {
        if (!seen.contains(name)) {
            throw Refusal.invalid(400, "missing_required_parameter", name, name + " is required");
        }
    }

    private static void expect(String name, String type, boolean right) {
        if (!right) {
            throw Refusal.invalid(400, "invalid_type", name, name + " must be " + type);
        }
    }
}
