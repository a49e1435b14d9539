package io.lapilli.gateway.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectMapper;

class JsonCursorTest {

    private final ObjectMapper jackson = new ObjectMapper();

    @Test
    void walksTokensAndTellsTheirBytes() {
        byte[] json = " {\"a\": [1, \"é\"], \"b\":null}".getBytes(UTF_8);
        var cursor = new JsonCursor(json, 0, json.length);
        var seen = new ArrayList<String>();
        for (Token token = cursor.next(); token != Token.END; token = cursor.next()) {
            seen.add(token + " " + new String(json, cursor.start(), cursor.end() - cursor.start(), UTF_8));
        }
        assertThat(seen)
                .containsExactly(
                        "OBJECT {",
                        "KEY \"a\"",
                        "ARRAY [",
                        "NUMBER 1",
                        "STRING \"é\"",
                        "ARRAY_END ]",
                        "KEY \"b\"",
                        "NULL null",
                        "OBJECT_END }");
    }

    @Test
    void skipsAWholeValueAndEnclosesIt() {
        byte[] json = "{\"a\": {\"x\": [1, {}]} , \"b\":2}".getBytes(UTF_8);
        var cursor = new JsonCursor(json, 0, json.length);
        cursor.next();
        assertThat(cursor.skip(cursor.next())).isEqualTo(Token.OBJECT);
        assertThat(new String(json, cursor.start(), cursor.end() - cursor.start(), UTF_8))
                .isEqualTo("{\"x\": [1, {}]}");
        assertThat(cursor.depth()).isEqualTo(1);
        assertThat(cursor.next()).isEqualTo(Token.KEY);
        assertThat(cursor.text()).isEqualTo("b");
    }

    @Test
    void readsLikeJackson() throws Exception {
        for (int seed = 0; seed < 2_000; seed++) {
            String json = new RandomJson(seed).value(4);
            assertThat(tokens(json)).as(json).isEqualTo(tokensOfJackson(json));
        }
    }

    @Test
    void refusesWhatJacksonRefuses() {
        int refused = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            var random = new RandomJson(seed);
            byte[] broken = random.value(3).getBytes(UTF_8);
            broken[random.below(broken.length)] = (byte) "{}[]\",:\\\u0001x1-. \u00ff".charAt(random.below(15));
            boolean valid = isJsonToJackson(broken);
            assertThat(isJson(broken)).as(new String(broken, UTF_8)).isEqualTo(valid);
            refused += valid ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(2_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1,]",
                "{,}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "[1 2]",
                "1 2",
                "{}{}",
                "01",
                "1.",
                ".5",
                "-",
                "+1",
                "1e",
                "0x1",
                "nul",
                "True",
                "\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\",
                "\"a\nb\"",
                "[}",
                "{]",
                "NaN",
                "'a'",
                "//\n1",
                "\ufeff1"
            })
    void refusesWhatIsNoJson(String text) {
        assertThat(isJson(text.getBytes(UTF_8))).isFalse();
    }

    @Test
    void refusesBrokenUtf8() {
        int[][] broken = {
            {0x80},
            {0xC0, 0x80},
            {0xC3},
            {0xE0, 0x80, 0x80},
            {0xED, 0xA0, 0x80},
            {0xF4, 0x90, 0x80, 0x80},
            {0xF8, 0x88, 0x80},
            {0xE6, 0xB1},
            {0xF0, 0x9F, 0x8C},
            {0xE6, 0x41, 0x41}
        };
        for (int[] sequence : broken) {
            byte[] json = new byte[sequence.length + 2];
            json[0] = '"';
            for (int i = 0; i < sequence.length; i++) {
                json[i + 1] = (byte) sequence[i];
            }
            json[json.length - 1] = '"';
            assertThat(isJson(json)).isFalse();
        }
    }

    @Test
    void refusesWhatIsTooDeep() {
        assertThat(isJson(("[".repeat(512) + "]".repeat(512)).getBytes(UTF_8))).isTrue();
        assertThat(isJson(("[".repeat(513) + "]".repeat(513)).getBytes(UTF_8))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "17,17", "12.0,12", "-1,-1", "1.5,-1", "1e3,-1", "1234567890123456,-1", "-0,-1"})
    void readsWholeNumbers(String number, long expected) {
        byte[] json = number.getBytes(UTF_8);
        var cursor = new JsonCursor(json, 0, json.length);
        cursor.next();
        assertThat(cursor.wholeNumber()).isEqualTo(expected);
    }

    @Test
    void tellsWhereReadingStopped() {
        byte[] json = "..{\"a\": x}".getBytes(UTF_8);
        var cursor = new JsonCursor(json, 2, json.length);
        cursor.next();
        cursor.next();
        assertThatThrownBy(cursor::next)
                .isInstanceOfSatisfying(
                        JsonError.class, error -> assertThat(error.offset()).isEqualTo(6));
    }

    private static boolean isJson(byte[] json) {
        try {
            var cursor = new JsonCursor(json, 0, json.length);
            Token token = cursor.next();
            while (token != Token.END) {
                token = cursor.next();
            }
            return true;
        } catch (JsonError noJson) {
            return false;
        }
    }

    private boolean isJsonToJackson(byte[] json) {
        try (JsonParser parser = jackson.createParser(json)) {
            if (parser.nextToken() == null) {
                return false;
            }
            int roots = 0;
            int depth = 0;
            do {
                JsonToken token = parser.currentToken();
                if (token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME) {
                    parser.getString();
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == 0) {
                    roots++;
                }
            } while (parser.nextToken() != null);
            return roots == 1;
        } catch (tools.jackson.core.JacksonException refused) {
            return false;
        }
    }

    private static List<String> tokens(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        var cursor = new JsonCursor(bytes, 0, bytes.length);
        var seen = new ArrayList<String>();
        for (Token token = cursor.next(); token != Token.END; token = cursor.next()) {
            seen.add(
                    switch (token) {
                        case KEY -> "KEY " + cursor.text();
                        case STRING -> "STRING " + cursor.text();
                        case NUMBER ->
                            "NUMBER " + new String(bytes, cursor.start(), cursor.end() - cursor.start(), UTF_8);
                        default -> token.name();
                    });
        }
        return seen;
    }

    private List<String> tokensOfJackson(String json) {
        var seen = new ArrayList<String>();
        try (JsonParser parser = jackson.createParser(json)) {
            while (parser.nextToken() != null) {
                seen.add(
                        switch (parser.currentToken()) {
                            case START_OBJECT -> "OBJECT";
                            case END_OBJECT -> "OBJECT_END";
                            case START_ARRAY -> "ARRAY";
                            case END_ARRAY -> "ARRAY_END";
                            case PROPERTY_NAME -> "KEY " + parser.currentName();
                            case VALUE_STRING -> "STRING " + parser.getString();
                            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "NUMBER " + parser.getString();
                            case VALUE_TRUE -> "TRUE";
                            case VALUE_FALSE -> "FALSE";
                            default -> "NULL";
                        });
            }
        }
        return seen;
    }
}
