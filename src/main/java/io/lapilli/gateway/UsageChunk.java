package io.lapilli.gateway;

import io.lapilli.gateway.json.Json;
import io.lapilli.gateway.json.JsonCursor;
import io.lapilli.gateway.json.Token;
import io.lapilli.pricing.Charge;
import io.lapilli.shared.TokenCounts;
import java.nio.charset.StandardCharsets;

/** The chunk of a stream that tells the client its usage and what it costs. */
final class UsageChunk {

    private UsageChunk() {}

    /** The change that puts the cost into the usage object that lies there, in the place of an upstream's own. */
    static Edit cost(byte[] bytes, int start, int end, Charge charge) {
        var cursor = new JsonCursor(bytes, start, end);
        cursor.next();
        boolean empty = true;
        while (cursor.next() == Token.KEY) {
            empty = false;
            boolean cost = cursor.is("cost");
            cursor.skip(Token.KEY);
            if (cost) {
                return new Edit(cursor.start(), cursor.end(), ascii(Money.decimal(charge.total())));
            }
        }
        return Edit.insert(end - 1, ascii((empty ? "" : ",") + "\"cost\":" + Money.decimal(charge.total())));
    }

    /** A whole event for a stream whose upstream reported nothing. */
    static byte[] event(String id, long created, String model, TokenCounts tokens, Charge charge) {
        var json = new StringBuilder(400).append("data: {\"id\":");
        Json.quote(json, id);
        json.append(",\"object\":\"chat.completion.chunk\",\"created\":")
                .append(created)
                .append(",\"model\":");
        Json.quote(json, model);
        json.append(",\"choices\":[],\"usage\":{\"prompt_tokens\":")
                .append(tokens.input())
                .append(",\"completion_tokens\":")
                .append(tokens.output())
                .append(",\"total_tokens\":")
                .append(tokens.input() + tokens.output())
                .append(",\"prompt_tokens_details\":{\"cached_tokens\":")
                .append(tokens.promptCached())
                .append("},\"completion_tokens_details\":{\"reasoning_tokens\":")
                .append(tokens.reasoning())
                .append("},\"cost\":")
                .append(Money.decimal(charge.total()))
                .append("}}\n\n");
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
