package io.lapilli.sandbox.text;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Texts as JSON in ASCII. Two people can cut a pair of surrogates apart and put it together again; its halves survive
 * no encoding but this one.
 */
public final class Ascii {

    /** Reads any JSON, and writes ASCII only. */
    public static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final char REPLACEMENT = '\ufffd';

    private Ascii() {}

    public static String write(String text) {
        return JSON.writeValueAsString(text);
    }

    public static String read(String json) {
        return JSON.readValue(json, String.class);
    }

    /** What others than an editor get to see: halves of pairs and NUL are replaced. */
    public static String wellFormed(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(one -> one == 0 || one >= Character.MIN_SURROGATE && one <= Character.MAX_SURROGATE
                        ? REPLACEMENT
                        : one)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
