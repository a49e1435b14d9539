package io.lapilli.gateway.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes the little JSON that the gateway makes itself. */
public final class Json {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private Json() {}

    /** A string in quotes, or the word null. */
    public static void quote(StringBuilder json, @Nullable String text) {
        if (text == null) {
            json.append("null");
            return;
        }
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    /** A string in quotes, as UTF-8. */
    public static byte[] quoted(String text) {
        var json = new StringBuilder(text.length() + 2);
        quote(json, text);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the string that lies there, quotes included, is written just like {@code quoted}. */
    public static boolean same(byte[] bytes, int start, int end, byte[] quoted) {
        return java.util.Arrays.equals(bytes, start, end, quoted, 0, quoted.length);
    }
}
