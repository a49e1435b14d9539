package io.lapilli.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An upstream that does what the request asks for with a word {@code do=…}: answers, fails, leaves, cuts its answer,
 * stalls, says nothing about usage, or lies about it. It keeps to the cap that it is given, except where it lies.
 */
final class FaultyUpstream implements AutoCloseable {

    /** What it can be asked for; a share of the load each. */
    enum Fault {
        GOOD,
        FAIL,
        BUSY,
        DROP,
        CUT,
        STALL,
        SILENT,
        ZERO,
        NEGATIVE,
        TEXT,
        PAGE,
        /** A thousand times what was delivered: beyond any hold. */
        MORE
    }

    private static final Pattern WORD = Pattern.compile("do=([A-Z]+)");
    private static final Pattern CAP = Pattern.compile("\"max_(?:completion_)?tokens\"\\s*:\\s*(\\d+)");
    private static final int CHUNKS = 6;
    private static final int PROMPT = 220;
    private static final int COMPLETION = 160;

    private final HttpServer server;

    FaultyUpstream() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/chat/completions", this::answer);
        server.createContext("/v1/models", exchange -> send(exchange, 200, """
                {"object":"list","data":[{"id":"%s","object":"model"}]}""".formatted(LapilliSetup.MODEL)));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher word = WORD.matcher(body);
        Fault fault = word.find() ? Fault.valueOf(word.group(1)) : Fault.GOOD;
        Matcher cap = CAP.matcher(body);
        int completion = Math.min(COMPLETION, cap.find() ? Integer.parseInt(cap.group(1)) : COMPLETION);
        switch (fault) {
            case FAIL -> send(exchange, 500, "{\"error\":{\"message\":\"a failure\",\"type\":\"server_error\"}}");
            case BUSY -> send(exchange, 429, "{\"error\":{\"message\":\"too busy\",\"type\":\"rate_limit_error\"}}");
            case PAGE -> send(exchange, 200, "<html><body>Welcome to the proxy</body></html>");
            case DROP -> exchange.close();
            default -> deliver(exchange, fault, body.contains("\"stream\":true"), completion);
        }
    }

    private void deliver(HttpExchange exchange, Fault fault, boolean streamed, int completion) throws IOException {
        if (streamed) {
            stream(exchange, fault, completion);
            return;
        }
        String answer = """
                {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"%s","choices":[{"index":0,\
                "message":{"role":"assistant","content":"word word word"},"finish_reason":"stop"}]%s}""".formatted(LapilliSetup.MODEL, usage(fault, completion, ",\"usage\":"));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        OutputStream out = exchange.getResponseBody();
        boolean broken = fault == Fault.CUT || fault == Fault.STALL;
        out.write(bytes, 0, broken ? bytes.length / 2 : bytes.length);
        out.flush();
        stallIf(fault);
        exchange.close();
    }

    private void stream(HttpExchange exchange, Fault fault, int completion) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        boolean broken = fault == Fault.CUT || fault == Fault.STALL;
        for (int i = 0; i < (broken ? CHUNKS / 2 : CHUNKS); i++) {
            chunk(out, "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"word \"},\"finish_reason\":null}]");
        }
        if (broken) {
            stallIf(fault);
            exchange.close();
            return;
        }
        chunk(out, "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]");
        if (fault != Fault.SILENT) {
            chunk(out, "\"choices\":[]" + usage(fault, completion, ",\"usage\":"));
        }
        out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        exchange.close();
    }

    private static void stallIf(Fault fault) {
        if (fault == Fault.STALL) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(20));
        }
    }

    private static String usage(Fault fault, int completion, String before) {
        return switch (fault) {
            case SILENT -> "";
            case ZERO -> before + "{\"prompt_tokens\":0,\"completion_tokens\":0,\"total_tokens\":0}";
            case NEGATIVE -> before + "{\"prompt_tokens\":-5,\"completion_tokens\":-7,\"total_tokens\":-12}";
            case TEXT -> before + "{\"prompt_tokens\":\"many\",\"completion_tokens\":\"more\"}";
            case MORE -> usage(completion * 1_000, before);
            default -> usage(completion, before);
        };
    }

    private static String usage(int completion, String before) {
        return before
                + "{\"prompt_tokens\":%d,\"completion_tokens\":%d,\"total_tokens\":%d}"
                        .formatted(PROMPT, completion, PROMPT + completion);
    }

    private static void chunk(OutputStream out, String content) throws IOException {
        String data = "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\""
                + LapilliSetup.MODEL + "\"," + content + "}\n\n";
        out.write(data.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", body.startsWith("<") ? "text/html" : "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
