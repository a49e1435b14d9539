package io.lapilli.gateway;

import static io.lapilli.gateway.json.Token.ARRAY;
import static io.lapilli.gateway.json.Token.KEY;
import static io.lapilli.gateway.json.Token.NULL;
import static io.lapilli.gateway.json.Token.STRING;
import static io.lapilli.gateway.json.Token.TRUE;

import io.lapilli.gateway.json.JsonCursor;
import io.lapilli.gateway.json.Token;

/**
 * Refuses what costs more than its tokens and has no price here: service tiers, hosted tools and searches, audio,
 * predictions. An upstream would bill them, and nobody would be charged.
 */
final class Extras {

    private final JsonCursor cursor;
    private int images;

    Extras(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /** Reads the value of such a field, on whose first token the cursor stands, to its end. */
    void field(String name, Token value) {
        boolean harmless = switch (name) {
            case "service_tier" -> value == NULL || (value == STRING && (cursor.is("auto") || cursor.is("default")));
            case "enable_search" -> cursor.skip(value) != TRUE;
            case "modalities" -> !holdsAudio(value);
            default -> value == NULL;
        };
        if (!harmless) {
            throw unpriced(name, name.equals("service_tier") ? "This service_tier" : name);
        }
    }

    private boolean holdsAudio(Token value) {
        if (value != ARRAY) {
            cursor.skip(value);
            return false;
        }
        int array = cursor.depth();
        boolean found = false;
        while (cursor.depth() >= array) {
            found |= cursor.next() == STRING && cursor.is("audio");
        }
        return found;
    }

    /** Reads the array of messages that the cursor has entered to its end. */
    void messages() {
        int messages = cursor.depth();
        while (cursor.depth() >= messages) {
            // a message, its content, a part of it
            if (cursor.next() == KEY && cursor.depth() == messages + 3) {
                if (cursor.is("image_url") || cursor.is("image")) {
                    images++;
                } else if (cursor.is("type") && cursor.next() == STRING && cursor.is("input_audio")) {
                    throw unpriced("messages", "Audio in messages");
                }
            }
        }
    }

    /** How many images the messages hold. */
    int images() {
        return images;
    }

    /** Reads the array of tools that the cursor has entered to its end: those that the client runs itself are free. */
    void tools() {
        int tools = cursor.depth();
        while (cursor.depth() >= tools) {
            if (cursor.next() == KEY
                    && cursor.depth() == tools + 1
                    && cursor.is("type")
                    && cursor.next() == STRING
                    && !cursor.is("function")
                    && !cursor.is("custom")) {
                throw unpriced("tools", "A tool of the type \"" + shortened(cursor.text()) + "\"");
            }
        }
    }

    private static Refusal unpriced(String param, String what) {
        return Refusal.invalid(400, "unsupported_parameter", param, what + " is not offered here: it has no price");
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) : text;
    }
}
