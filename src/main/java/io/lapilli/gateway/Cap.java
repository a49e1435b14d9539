package io.lapilli.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.jspecify.annotations.Nullable;

/**
 * A field of a request that limits its answer's length, and where its value lies in the body.
 *
 * @param tokens at least 1; 0 when it stands there as null
 */
record Cap(String field, int start, int end, long tokens) {

    /** The change that lowers it; null when it is as low already. */
    @Nullable
    Edit lowered(long most) {
        return tokens > 0 && tokens <= most ? null : new Edit(start, end, number(most));
    }

    /** The change that caps a body that said nothing. @param inside the byte after its opening brace */
    static Edit insert(String field, int inside, long most) {
        return Edit.insert(inside, ("\"" + field + "\":" + most + ",").getBytes(US_ASCII));
    }

    private static byte[] number(long most) {
        return Long.toString(most).getBytes(US_ASCII);
    }
}
