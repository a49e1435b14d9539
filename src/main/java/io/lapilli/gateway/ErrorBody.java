package io.lapilli.gateway;

import io.lapilli.gateway.json.Json;
import java.nio.charset.StandardCharsets;

/** A refusal as the wire writes it: the object {@code error} with always all four fields. */
public final class ErrorBody {

    private ErrorBody() {}

    public static byte[] json(Refusal refusal) {
        return text(refusal).getBytes(StandardCharsets.UTF_8);
    }

    /** As an event of a stream that has begun. */
    static byte[] event(Refusal refusal) {
        return ("event: error\ndata: " + text(refusal) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Refusal refusal) {
        var json = new StringBuilder(200).append("{\"error\":{\"message\":");
        Json.quote(json, refusal.message());
        json.append(",\"type\":");
        Json.quote(json, refusal.type());
        json.append(",\"param\":");
        Json.quote(json, refusal.param());
        json.append(",\"code\":");
        Json.quote(json, refusal.code());
        return json.append("}}").toString();
    }
}
