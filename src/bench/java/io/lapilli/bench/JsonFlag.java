package io.lapilli.bench;

/** Finds whether a boolean member is true in JSON text, without parsing the rest of it. */
enum JsonFlag {
    STREAM("\"stream\""),
    INCLUDE_USAGE("\"include_usage\"");

    private static final byte[] TRUE = HttpHead.ascii("true");

    private final byte[] name;

    JsonFlag(String quoted) {
        name = HttpHead.ascii(quoted);
    }

    boolean isTrueIn(byte[] json, int length) {
        for (int at = 0; at <= length - name.length; at++) {
            if (matches(json, at, length, name)) {
                return matches(json, skipToValue(json, at + name.length, length), length, TRUE);
            }
        }
        return false;
    }

    private static int skipToValue(byte[] json, int from, int length) {
        int at = from;
        while (at < length && (json[at] == ':' || json[at] <= ' ')) {
            at++;
        }
        return at;
    }

    private static boolean matches(byte[] json, int at, int length, byte[] text) {
        if (at + text.length > length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (json[at + i] != text[i]) {
                return false;
            }
        }
        return true;
    }
}
