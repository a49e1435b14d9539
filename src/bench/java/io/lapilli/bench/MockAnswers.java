package io.lapilli.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Everything the mock says, rendered once. The buffers are shared and must be left rewound. */
final class MockAnswers {

    private static final String USAGE = """
            {"prompt_tokens":40,"completion_tokens":60,"total_tokens":100,\
            "prompt_tokens_details":{"cached_tokens":8,"audio_tokens":0},\
            "completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0}}""";
    private static final String CONTENT = "Lapilli are stones between two and sixty-four "
            + "millimetres across that an eruption throws out. They fall while still warm, cool on "
            + "the way down, and lie in layers that tell how strong each phase was. Who reads the "
            + "layers from below upwards reads the eruption from its beginning to its end, and "
            + "sees where it paused, where the wind turned, and where the mountain lost its top. "
            + "What has fallen into water is rounded; what has fallen on land keeps its edges, and "
            + "tells the way the wind blew.";

    private final ByteBuffer[] chunks;
    private final ByteBuffer[] chunksWithUsage;

    final ByteBuffer completion = json("200 OK", """
            {"id":"chatcmpl-bench","object":"chat.completion","created":1767225600,\
            "model":"bench-model","choices":[{"index":0,"message":{"role":"assistant",\
            "content":"%s","refusal":null,"annotations":[]},"logprobs":null,\
            "finish_reason":"stop"}],"usage":%s,"service_tier":"default",\
            "system_fingerprint":"fp_bench"}""".formatted(CONTENT, USAGE));
    final ByteBuffer embedding = json("200 OK", """
            {"object":"list","data":[{"object":"embedding","index":0,\
            "embedding":[0.0125,-0.5,0.25,0.125]}],"model":"bench-model",\
            "usage":{"prompt_tokens":40,"total_tokens":40}}""");
    final ByteBuffer models = json("200 OK", """
            {"object":"list","data":[{"id":"bench-model","object":"model",\
            "created":1767225600,"owned_by":"bench"}]}""");
    final ByteBuffer notFound = json("404 Not Found", """
            {"error":{"message":"No such path","type":"invalid_request_error",\
            "param":null,"code":"not_found"}}""");
    final ByteBuffer streamHead = bytes("""
            HTTP/1.1 200 OK\r
            Content-Type: text/event-stream; charset=utf-8\r
            Cache-Control: no-cache\r
            Transfer-Encoding: chunked\r
            \r
            """);
    final ByteBuffer done = bytes(framed("data: [DONE]\n\n") + "0\r\n\r\n");
    final ByteBuffer usageAndDone =
            bytes(framed(event("", ",\"usage\":" + USAGE)) + framed("data: [DONE]\n\n") + "0\r\n\r\n");

    MockAnswers(int chunksPerStream) {
        chunks = new ByteBuffer[chunksPerStream];
        chunksWithUsage = new ByteBuffer[chunksPerStream];
        for (int i = 0; i < chunksPerStream; i++) {
            String choice = choice(i, i == chunksPerStream - 1);
            chunks[i] = bytes(framed(event(choice, "")));
            chunksWithUsage[i] = bytes(framed(event(choice, ",\"usage\":null")));
        }
    }

    /** The content chunk of that index; with {@code usage: null} where usage was asked for. */
    ByteBuffer chunk(int index, boolean usage) {
        return usage ? chunksWithUsage[index] : chunks[index];
    }

    static ByteBuffer json(String status, String body) {
        return bytes("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + "Content-Length: "
                + body.length() + "\r\n\r\n" + body);
    }

    private static String choice(int index, boolean last) {
        String role = index == 0 ? "\"role\":\"assistant\"," : "";
        return """
                {"index":0,"delta":{%s"content":" token%d"},"logprobs":null,"finish_reason":%s}""".formatted(role, index, last ? "\"stop\"" : "null");
    }

    private static String event(String choices, String usage) {
        return """
                data: {"id":"chatcmpl-bench","object":"chat.completion.chunk","created":1767225600,\
                "model":"bench-model","system_fingerprint":"fp_bench","choices":[%s]%s}

                """.formatted(choices, usage);
    }

    private static String framed(String event) {
        return Integer.toHexString(event.length()) + "\r\n" + event + "\r\n";
    }

    private static ByteBuffer bytes(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(ascii.length).put(ascii).flip();
    }
}
