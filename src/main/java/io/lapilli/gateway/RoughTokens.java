package io.lapilli.gateway;

import io.lapilli.gateway.json.JsonCursor;
import io.lapilli.gateway.json.Token;
import io.lapilli.usage.Endpoint;

/**
 * How many tokens a request will use, prompt and answer together, as far as its body tells: four bytes of text make a
 * token, an image as many as {@link Estimator} says, and each answer as many as it may have, or {@value #UNCAPPED} where
 * nothing caps it. For limits, which learn the truth when the request has ended; costs about a microsecond a kilobyte.
 */
final class RoughTokens {

    static final int UNCAPPED = 512;
    private static final int BYTES_A_TOKEN = 4;

    private RoughTokens() {}

    static long of(Endpoint endpoint, Ask ask) {
        long answers = endpoint == Endpoint.CHAT ? ask.choices() * (ask.cap() == 0 ? UNCAPPED : ask.cap()) : 0;
        return bytes(ask) / BYTES_A_TOKEN + (long) ask.images() * Estimator.AN_IMAGE + answers;
    }

    private static long bytes(Ask ask) {
        var cursor = new JsonCursor(ask.body(), 0, ask.length());
        long bytes = 0;
        for (Token token = cursor.next(); token != Token.END; token = cursor.next()) {
            if (token == Token.STRING) {
                bytes += cursor.end() - cursor.start() - 2;
            } else if (token == Token.NUMBER) {
                // a token of an embedding's input; elsewhere it adds next to nothing
                bytes += BYTES_A_TOKEN;
            } else if (token == Token.KEY && isNoText(cursor)) {
                cursor.skip(Token.KEY);
            }
        }
        return bytes;
    }

    /** Parameters, and what is data in the text's clothes. */
    private static boolean isNoText(JsonCursor cursor) {
        return cursor.depth() == 1
                ? !cursor.is("messages") && !cursor.is("input") && !cursor.is("tools")
                : cursor.is("image_url") || cursor.is("image") || cursor.is("data") || cursor.is("file_data");
    }
}
