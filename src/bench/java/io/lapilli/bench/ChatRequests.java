package io.lapilli.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The two requests of the benchmark, rendered once for a target: about 40 prompt tokens. */
final class ChatRequests {

    private static final String MESSAGES = """
            "model":"bench-model","messages":[\
            {"role":"system","content":"Answer in plain words and in at most three sentences."},\
            {"role":"user","content":"How do the stones in a layer of ash tell what the eruption did?"}\
            ],"max_tokens":100""";

    private ChatRequests() {}

    static ByteBuffer whole(Target target) {
        return render(target, "application/json", "{" + MESSAGES + "}");
    }

    static ByteBuffer streamed(Target target) {
        return render(
                target,
                "text/event-stream",
                "{" + MESSAGES + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
    }

    private static ByteBuffer render(Target target, String accept, String body) {
        StringBuilder text = new StringBuilder("POST /v1/chat/completions HTTP/1.1\r\nHost: ")
                .append(target.host())
                .append("\r\nContent-Type: application/json\r\nAccept: ")
                .append(accept)
                .append("\r\nContent-Length: ")
                .append(body.length())
                .append("\r\n");
        target.headers()
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append("\r\n"));
        byte[] bytes = text.append("\r\n").append(body).toString().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
