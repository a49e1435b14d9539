package io.lapilli.gateway;

import com.knuddels.jtokkit.api.Encoding;
import io.lapilli.gateway.json.JsonCursor;
import io.lapilli.gateway.json.Token;
import io.lapilli.shared.TokenCounts;
import io.lapilli.shared.TokenEncoding;
import io.lapilli.usage.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Counts tokens where the upstream did not: with a real tokenizer, which need not be the model's own. Allowances for
 * what surrounds a message and for an image follow OpenAI's published ones for its own models.
 */
@Component
class Estimator {

    private static final int AROUND_A_MESSAGE = 3;
    private static final int BEFORE_THE_ANSWER = 3;
    static final int AN_IMAGE = 765;

    private final Supplier<Encoding> encoding;

    @Autowired
    Estimator() {
        this(TokenEncoding::o200k);
    }

    Estimator(Supplier<Encoding> encoding) {
        this.encoding = encoding;
    }

    /** Tokens of the prompt, or of an embedding's input. */
    long prompt(Endpoint endpoint, Ask ask) {
        var cursor = new JsonCursor(ask.body(), 0, ask.length());
        long tokens = endpoint == Endpoint.CHAT ? BEFORE_THE_ANSWER : 0;
        cursor.next();
        while (cursor.next() == Token.KEY) {
            if (cursor.is("messages") && endpoint == Endpoint.CHAT) {
                tokens += messages(cursor);
            } else if (cursor.is("input") && endpoint == Endpoint.EMBEDDINGS) {
                tokens += input(cursor);
            } else if (cursor.is("tools") || cursor.is("response_format")) {
                cursor.skip(Token.KEY);
                tokens += text(
                        new String(ask.body(), cursor.start(), cursor.end() - cursor.start(), StandardCharsets.UTF_8));
            } else {
                cursor.skip(Token.KEY);
            }
        }
        return tokens;
    }

    /** The prompt and what was delivered of the answer, all of it estimated. */
    Consumption delivered(Admitted request, DeliveredText delivered) {
        return new Consumption(
                new TokenCounts(
                        prompt(request.endpoint(), request.ask()),
                        0,
                        0,
                        text(delivered.content()),
                        text(delivered.reasoning()),
                        0),
                true);
    }

    long text(String text) {
        return text.isEmpty() ? 0 : encoding.get().countTokensOrdinary(text);
    }

    private long messages(JsonCursor cursor) {
        cursor.next();
        int depth = cursor.depth();
        long tokens = 0;
        var text = new StringBuilder();
        while (cursor.depth() >= depth) {
            Token token = cursor.next();
            if (token == Token.OBJECT && cursor.depth() == depth + 1) {
                tokens += AROUND_A_MESSAGE;
            } else if (token == Token.STRING) {
                text.append(cursor.text()).append('\n');
            } else if (token == Token.KEY && (cursor.is("image_url") || cursor.is("image"))) {
                tokens += AN_IMAGE;
                cursor.skip(Token.KEY);
            } else if (token == Token.KEY && (cursor.is("type") || cursor.is("id") || cursor.is("tool_call_id"))) {
                cursor.skip(Token.KEY);
            }
        }
        return tokens + text(text.toString());
    }

    /** One text, several, one list of tokens or several. */
    private long input(JsonCursor cursor) {
        int depth = cursor.depth();
        long tokens = 0;
        do {
            Token token = cursor.next();
            if (token == Token.STRING) {
                tokens += text(cursor.text());
            } else if (token == Token.NUMBER) {
                tokens++;
            }
        } while (cursor.depth() > depth);
        return tokens;
    }
}
