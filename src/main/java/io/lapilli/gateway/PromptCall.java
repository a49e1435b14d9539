package io.lapilli.gateway;

import io.lapilli.gateway.json.JsonCursor;
import io.lapilli.gateway.json.Token;
import io.lapilli.prompt.Given;
import io.lapilli.prompt.Labels;
import io.lapilli.shared.PromptId;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request says in its field {@code prompt}.
 *
 * @param label where no version is named; {@code production} unless said
 * @param version null: by label
 */
record PromptCall(PromptId id, String label, @Nullable Integer version, Map<String, Given> variables) {

    /** Reads the object that the cursor has entered to its end. @throws Refusal 400 or 404 that names the field */
    static PromptCall read(JsonCursor cursor, byte[] body) {
        return new Reading(cursor, body).read();
    }

    private static final class Reading {

        private final JsonCursor cursor;
        private final byte[] body;
        private final HashSet<String> seen = new HashSet<>();
        private final Map<String, Given> variables = new HashMap<>();
        private @Nullable String id;
        private @Nullable String label;
        private @Nullable Integer version;

        private Reading(JsonCursor cursor, byte[] body) {
            this.cursor = cursor;
            this.body = body;
        }

        private PromptCall read() {
            while (cursor.next() == Token.KEY) {
                String name = cursor.text();
                once("prompt." + name, seen.add(name));
                member(name, cursor.next());
            }
            if (id == null) {
                throw Refusal.invalid(400, "missing_required_parameter", "prompt.id", "prompt.id is required");
            }
            if (label != null && version != null) {
                throw Refusal.invalid(
                        400, "invalid_value", "prompt.label", "Give either prompt.label or prompt.version, not both");
            }
            String text = id;
            return new PromptCall(
                    PromptId.parse(text).orElseThrow(() -> noPrompt(text)),
                    label == null ? Labels.PRODUCTION : label,
                    version,
                    variables);
        }

        private void member(String name, Token value) {
            switch (name) {
                case "id" -> {
                    expect("prompt.id", "a string", value == Token.STRING);
                    id = cursor.text();
                }
                case "label" -> {
                    expect("prompt.label", "a string", value == Token.STRING || value == Token.NULL);
                    label = value == Token.STRING ? cursor.text() : null;
                }
                case "version" -> version(value);
                case "variables" -> variables(value);
                default ->
                    throw Refusal.invalid(
                            400,
                            "unknown_parameter",
                            "prompt." + shown(name),
                            "prompt has id, label, version and variables; there is no " + shown(name));
            }
        }

        private void version(Token value) {
            long number = value == Token.NUMBER ? cursor.wholeNumber() : -1;
            expect("prompt.version", "an integer", value == Token.NULL || number >= 0);
            version = value == Token.NULL ? null : (int) Math.min(number, Integer.MAX_VALUE);
        }

        private void variables(Token value) {
            expect("prompt.variables", "an object", value == Token.OBJECT || value == Token.NULL);
            if (value == Token.NULL) {
                return;
            }
            var names = new HashSet<String>();
            while (cursor.next() == Token.KEY) {
                String name = cursor.text();
                once("prompt.variables." + shown(name), names.add(name));
                Given given = given(cursor.next());
                if (given != null) {
                    variables.put(name, given);
                }
            }
        }

        private @Nullable Given given(Token value) {
            return switch (value) {
                case STRING -> new Given.Text(cursor.text());
                case NUMBER ->
                    new Given.Number(
                            new String(body, cursor.start(), cursor.end() - cursor.start(), StandardCharsets.US_ASCII));
                case TRUE -> new Given.Truth(true);
                case FALSE -> new Given.Truth(false);
                case NULL -> null;
                default -> {
                    cursor.skip(value);
                    yield new Given.Other();
                }
            };
        }

        private static void once(String field, boolean first) {
            if (!first) {
                throw Refusal.invalid(400, "duplicate_parameter", field, field + " is given twice");
            }
        }

        private static void expect(String name, String type, boolean right) {
            if (!right) {
                throw Refusal.invalid(400, "invalid_type", name, name + " must be " + type);
            }
        }
    }

    /** A key sees the prompts of its project only: others are not told apart from none. */
    static Refusal noPrompt(String id) {
        return Refusal.invalid(
                404, "not_found", "prompt.id", "The prompt \"" + shown(id) + "\" does not exist in this project.");
    }

    static String shown(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
