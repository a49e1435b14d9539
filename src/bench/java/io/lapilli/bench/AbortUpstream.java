package io.lapilli.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An upstream that streams so many tokens at a pace and notes when each of its streams ended, and how. */
final class AbortUpstream implements AutoCloseable {

    /** Prompt tokens that it reports. */
    static final int PROMPT = 12;

    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final Pattern LENGTH = Pattern.compile("content-length:\\s*(\\d+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("\"user\"\\s*:\\s*\"([^\"]+)\"");

    private final ServerSocket server = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    private final Map<String, CompletableFuture<End>> ends = new ConcurrentHashMap<>();
    private final Pace pace;

    AbortUpstream(Pace pace) throws IOException {
        this.pace = pace;
        Thread.ofPlatform().daemon().name("upstream").start(this::accept);
    }

    /**
     * A stream's end.
     *
     * @param sent tokens until then
     * @param cancelledAt {@link System#nanoTime} when it was seen that nobody listens any more; 0: it went to its end
     */
    record End(int sent, long cancelledAt) {}

    int port() {
        return server.getLocalPort();
    }

    /** Of the stream whose request named that user. */
    CompletableFuture<End> end(String user) {
        return ends.computeIfAbsent(user, _ -> new CompletableFuture<>());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            for (String body = request(socket, in); body != null; body = request(socket, in)) {
                End end = stream(socket, in);
                Matcher name = NAME.matcher(body);
                if (name.find()) {
                    end(name.group(1)).complete(end);
                }
                if (end.cancelledAt() != 0) {
                    return;
                }
            }
        } catch (IOException ended) {
            // the portal has ended the connection, for which a stream's end was noted already
        }
    }

    /** The body of the next request; null when there is none. */
    private static String request(Socket socket, InputStream in) throws IOException {
        socket.setSoTimeout(0);
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                return null;
            }
            head.append((char) c);
        }
        Matcher length = LENGTH.matcher(head);
        return length.find() ? new String(in.readNBytes(Integer.parseInt(length.group(1))), US_ASCII) : "";
    }

    private End stream(Socket socket, InputStream in) throws IOException {
        OutputStream out = socket.getOutputStream();
        int sent = 0;
        try {
            send(out, HEAD);
            long due = System.nanoTime();
            while (sent < pace.chunks()) {
                send(
                        out,
                        chunk("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + (sent == 0 ? "word" : " word")
                                + "\"}}]}"));
                sent++;
                due += 1_000_000_000L / pace.perSecond();
                if (leaves(socket, in, due)) {
                    return new End(sent, System.nanoTime());
                }
            }
            send(
                    out,
                    chunk("{\"choices\":[],\"usage\":{\"prompt_tokens\":" + PROMPT + ",\"completion_tokens\":" + sent
                                    + ",\"total_tokens\":" + (PROMPT + sent) + "}}")
                            + chunk("[DONE]") + "0\r\n\r\n");
            return new End(sent, 0);
        } catch (IOException reset) {
            return new End(sent, System.nanoTime());
        }
    }

    /** Waits until that instant, or until the portal ends the connection. */
    private static boolean leaves(Socket socket, InputStream in, long due) throws IOException {
        long millis = (due - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            return false;
        }
        socket.setSoTimeout((int) millis);
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException stillThere) {
            return false;
        }
    }

    private static String chunk(String data) {
        String event = "data: " + data + "\n\n";
        return Integer.toHexString(event.length()) + "\r\n" + event + "\r\n";
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
