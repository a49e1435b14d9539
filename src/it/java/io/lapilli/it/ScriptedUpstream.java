package io.lapilli.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenAI-compatible upstream that does what the last user message says, word by word: {@code prompt=40 cached=8
 * completion=60} sets the usage it reports, {@code fail=500} answers with that status, {@code cut=3} breaks a stream
 * after three chunks, {@code html} answers a page, {@code slow} leaves time between chunks, {@code silent} reports no
 * usage, {@code capped} keeps to the cap it is given. Keeps the bodies it got.
 */
final class ScriptedUpstream implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    final Queue<JsonNode> bodies = new ConcurrentLinkedQueue<>();
    final AtomicInteger brokenWrites = new AtomicInteger();

    ScriptedUpstream() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::chat);
        server.createContext("/v1/embeddings", this::embeddings);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    private void chat(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        bodies.add(body);
        var script = Script.of(lastText(body)).within(body);
        if (script.status != 200) {
            answer(exchange, script.status, "{\"error\":{\"message\":\"scripted failure\",\"type\":\"server_error\"}}");
        } else if (script.html) {
            answer(exchange, 200, "<html><body>Welcome to the proxy</body></html>");
        } else if (body.path("stream").asBoolean(false)) {
            stream(exchange, body, script);
        } else {
            answer(exchange, 200, """
                    {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":%s,"choices":[{"index":0,\
                    "message":{"role":"assistant","content":"word word"},"finish_reason":"stop"}]%s}""".formatted(
                            body.get("model"), script.silent ? "" : ",\"usage\":" + script.usage()));
        }
    }

    private void stream(HttpExchange exchange, JsonNode body, Script script) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        List<String> chunks = new ArrayList<>();
        for (int i = 0; i < script.chunks; i++) {
            chunks.add("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"word \"},\"finish_reason\":null}]");
        }
        chunks.add("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]");
        if (!script.silent && body.path("stream_options").path("include_usage").asBoolean(false)) {
            chunks.add("{\"choices\":[],\"usage\":" + script.usage());
        }
        String model = body.get("model").toString();
        try (OutputStream out = exchange.getResponseBody()) {
            int sent = 0;
            for (String chunk : chunks) {
                if (sent++ == script.cut) {
                    return;
                }
                write(
                        out,
                        chunk + ",\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":"
                                + model + "}");
                if (script.slow) {
                    java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
                }
            }
            write(out, "[DONE]");
        } catch (IOException clientGone) {
            brokenWrites.incrementAndGet();
        }
    }

    private static void write(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void embeddings(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        bodies.add(body);
        answer(exchange, 200, """
                {"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.6,0.8]}],"model":%s,\
                "usage":{"prompt_tokens":7,"total_tokens":7}}""".formatted(body.get("model")));
    }

    private static String lastText(JsonNode body) {
        JsonNode content =
                body.get("messages").get(body.get("messages").size() - 1).path("content");
        return content.isString() ? content.asString() : "";
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", body.startsWith("<") ? "text/html" : "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Script(
            int status,
            boolean html,
            boolean slow,
            boolean silent,
            boolean capped,
            int cut,
            int chunks,
            long prompt,
            long cached,
            long completion) {

        static Script of(String text) {
            int status = 200;
            boolean html = false;
            boolean slow = false;
            boolean silent = false;
            boolean capped = false;
            int cut = -1;
            int chunks = 5;
            long prompt = 10;
            long cached = 0;
            long completion = 5;
            for (String word : text.split(" ")) {
                String[] parts = word.split("=");
                switch (parts[0]) {
                    case "fail" -> status = Integer.parseInt(parts[1]);
                    case "html" -> html = true;
                    case "slow" -> slow = true;
                    case "silent" -> silent = true;
                    case "capped" -> capped = true;
                    case "cut" -> cut = Integer.parseInt(parts[1]);
                    case "chunks" -> chunks = Integer.parseInt(parts[1]);
                    case "prompt" -> prompt = Long.parseLong(parts[1]);
                    case "cached" -> cached = Long.parseLong(parts[1]);
                    case "completion" -> completion = Long.parseLong(parts[1]);
                    default -> {
                        // plain text of a message
                    }
                }
            }
            return new Script(status, html, slow, silent, capped, cut, chunks, prompt, cached, completion);
        }

        /** As short as the request wants it, if it is to keep to that. */
        Script within(JsonNode body) {
            long cap = Math.min(
                    body.path("max_tokens").asLong(Long.MAX_VALUE),
                    body.path("max_completion_tokens").asLong(Long.MAX_VALUE));
            return capped && completion > cap
                    ? new Script(status, html, slow, silent, true, cut, chunks, prompt, cached, cap)
                    : this;
        }

        String usage() {
            return """
                    {"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d,\
                    "prompt_tokens_details":{"cached_tokens":%d}}""".formatted(prompt, completion, prompt + completion, cached);
        }
    }
}
