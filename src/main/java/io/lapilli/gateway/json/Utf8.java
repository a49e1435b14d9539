package io.lapilli.gateway.json;

/** UTF-8's sequences of more than one byte (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF). */
final class Utf8 {

    private Utf8() {}

    /** The byte after the sequence that starts at {@code at}, or the complement of {@code at} when it is none. */
    static int end(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        if (first >= 0xC2 && first <= 0xDF) {
            return following(bytes, at, to, 0x80, 0xBF, 1);
        }
        if (first >= 0xE0 && first <= 0xEF) {
            return following(bytes, at, to, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF, 2);
        }
        if (first >= 0xF0 && first <= 0xF4) {
            return following(bytes, at, to, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF, 3);
        }
        return ~at;
    }

    private static int following(byte[] bytes, int at, int to, int least, int most, int count) {
        if (at + count >= to) {
            return ~at;
        }
        int second = bytes[at + 1] & 0xFF;
        if (second < least || second > most) {
            return ~at;
        }
        for (int i = at + 2; i <= at + count; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return ~at;
            }
        }
        return at + count + 1;
    }
}
