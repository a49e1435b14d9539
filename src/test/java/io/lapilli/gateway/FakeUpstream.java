package io.lapilli.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An upstream on bare sockets that answers each request by the next script, to the byte. */
public final class FakeUpstream implements AutoCloseable {

    /** What to do with one request. */
    @FunctionalInterface
    public interface Script {
        void play(Conversation conversation) throws Exception;
    }

    /** A request as it arrived. */
    public record Received(String path, Map<String, String> headers, byte[] body) {
        public String text() {
            return new String(body, UTF_8);
        }
    }

    private final ServerSocket server;
    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Thread acceptor;

    public FakeUpstream() {
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        acceptor = Thread.ofPlatform().daemon().name("fake-upstream").start(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
    }

    /** Queues scripts for the next requests; without one a request gets a 500. */
    public void will(Script... next) {
        scripts.addAll(java.util.List.of(next));
    }

    public Received received() {
        try {
            Received request = received.poll(10, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("no request arrived upstream");
            }
            return request;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    public int unseen() {
        return received.size();
    }

    public int connections() {
        return open.size();
    }

    public int accepted() {
        return accepted.get();
    }

    /** Forgets what arrived and what was to come. */
    public void reset() {
        scripts.clear();
        received.clear();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                accepted.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                Received request = read(in);
                if (request == null) {
                    return;
                }
                received.add(request);
                Script script = scripts.poll();
                var conversation = new Conversation(socket, in, socket.getOutputStream());
                if (script == null) {
                    conversation.json(500, "{\"error\":{\"message\":\"no script\"}}");
                } else {
                    script.play(conversation);
                }
            }
        } catch (Exception gone) {
            // the gateway cut the connection, or the script did
        } finally {
            open.remove(socket);
        }
    }

    private static Received read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Received(first.split(" ")[1], headers, in.readNBytes(length));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        int c = in.read();
        while (c >= 0 && c != '\n') {
            if (c != '\r') {
                line.append((char) c);
            }
            c = in.read();
        }
        return c < 0 && line.isEmpty() ? null : line.toString();
    }

    /** After this nobody is there: an accept under way keeps the port open a moment longer than the close itself. */
    @Override
    public void close() throws IOException {
        server.close();
        try {
            acceptor.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** The upstream's side of one request. */
    public static final class Conversation {

        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        private Conversation(Socket socket, InputStream in, OutputStream out) {
            this.socket = socket;
            this.in = in;
            this.out = out;
        }

        public void json(int status, String body, String... headers) throws IOException {
            answer(status, "application/json", body, headers);
        }

        public void answer(int status, String type, String body, String... headers) throws IOException {
            byte[] bytes = body.getBytes(UTF_8);
            var head = new StringBuilder("HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: "
                    + bytes.length + "\r\n");
            for (String header : headers) {
                head.append(header).append("\r\n");
            }
            raw(head.append("\r\n").toString().getBytes(ISO_8859_1));
            raw(bytes);
        }

        public void raw(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        public void beginEvents() throws IOException {
            raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(ISO_8859_1));
        }

        /** One event in a chunk of its own. */
        public void event(String data) throws IOException {
            chunk(("data: " + data + "\n\n").getBytes(UTF_8));
        }

        public void chunk(byte[] bytes) throws IOException {
            raw((Integer.toHexString(bytes.length) + "\r\n").getBytes(ISO_8859_1));
            raw(bytes);
            raw("\r\n".getBytes(ISO_8859_1));
        }

        public void end() throws IOException {
            raw("0\r\n\r\n".getBytes(ISO_8859_1));
        }

        /** Ends the connection in the middle of whatever is going on. */
        public void cut() throws IOException {
            socket.close();
        }

        /** Waits until the gateway ends the connection. */
        public void awaitCancel() throws IOException {
            try {
                while (in.read() >= 0) {
                    continue;
                }
            } catch (IOException reset) {
                return;
            }
        }
    }
}
