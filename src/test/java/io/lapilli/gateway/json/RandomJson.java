package io.lapilli.gateway.json;

import java.util.Random;

/** JSON of every shape, with odd spaces, escapes, scripts and numbers; the same for the same seed. */
public final class RandomJson {

    private static final String[] TEXTS = {
        "", "plain", "with \\\"quotes\\\" and \\\\", "tab\\tnew\\nline\\u0041\\u00e9", "汉字测试", "emoji 🌋",
                "\\ud83c\\udf0b",
        "{not: [json]}", "data: [DONE]", "model", "a somewhat longer text, of more than eight bytes", "é", "\\/",
                "\u007f"
    };
    private static final String[] NUMBERS = {"0", "-0", "12", "-7", "0.5", "1e9", "2.25E-3", "123456789012345678901"};
    private static final String[] SPACES = {"", "", "", " ", "\n", "\t ", "\r\n  "};

    private final Random random;

    public RandomJson(long seed) {
        random = new Random(seed);
    }

    public String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> "true";
            case 1 -> "false";
            case 2 -> "null";
            case 3 -> number();
            case 4, 5 -> string();
            case 6 -> array(depth - 1);
            default -> object(depth - 1);
        };
    }

    public String string() {
        return '"' + one(TEXTS) + (random.nextBoolean() ? one(TEXTS) : "") + '"';
    }

    public String number() {
        return one(NUMBERS);
    }

    public String space() {
        return one(SPACES);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    private String array(int depth) {
        var json = new StringBuilder("[").append(space());
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            json.append(i == 0 ? "" : ",").append(space()).append(value(depth)).append(space());
        }
        return json.append(']').toString();
    }

    private String object(int depth) {
        var json = new StringBuilder("{").append(space());
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            json.append(i == 0 ? "" : ",").append(member("k" + i, value(depth)));
        }
        return json.append('}').toString();
    }

    /** A member with spaces wherever they may stand. */
    public String member(String key, String value) {
        return space() + '"' + key + '"' + space() + ':' + space() + value + space();
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }
}
