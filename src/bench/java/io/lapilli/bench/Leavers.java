package io.lapilli.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Clients that begin to read a streamed answer and leave before it ends. */
final class Leavers {

    /** So many tokens the upstream has left at least, so that there is something to cancel. */
    private static final int STILL_TO_COME = 10;

    private static final long SETTLED_WITHIN_SECONDS = 20;
    private static final String ID = "x-request-id:";

    private final AbortUpstream upstream;
    private final Target target;
    private final LapilliSetup setup;
    private final Semaphore places;

    Leavers(AbortUpstream upstream, Target target, LapilliSetup setup, int atOnce) {
        this.upstream = upstream;
        this.target = target;
        this.setup = setup;
        this.places = new Semaphore(atOnce);
    }

    /** So many of them, each after a random number of tokens. What they were charged is asked when all have left. */
    List<Abort> leave(String name, int count) throws IOException, InterruptedException, ExecutionException {
        System.out.println("Clients that leave: " + name);
        List<Future<Left>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                String user = name + "-" + i;
                places.acquire();
                running.add(threads.submit(() -> leave(user)));
            }
        }
        List<Abort> ended = new ArrayList<>();
        for (Future<Left> one : running) {
            ended.add(abort(one.get()));
        }
        return ended;
    }

    /** A client that left. @param at {@link System#nanoTime} */
    private record Left(String requestId, int read, long at, AbortUpstream.End end) {}

    private Left leave(String user) throws IOException, InterruptedException, ExecutionException, TimeoutException {
        int read = 1 + ThreadLocalRandom.current().nextInt(AbortBenchmark.PACE.chunks() - STILL_TO_COME);
        try (var socket =
                new Socket(target.address().getAddress(), target.address().getPort())) {
            socket.getOutputStream().write(request(user).getBytes(US_ASCII));
            String requestId = read(socket, read);
            long at = System.nanoTime();
            socket.close();
            return new Left(requestId, read, at, upstream.end(user).get(SETTLED_WITHIN_SECONDS, TimeUnit.SECONDS));
        } finally {
            places.release();
        }
    }

    /** Reads so many tokens; answers the request's id. */
    private static String read(Socket socket, int tokens) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        String requestId = "";
        int seen = 0;
        while (seen < tokens) {
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("The answer ended after " + seen + " of " + tokens + " tokens");
            }
            if (line.regionMatches(true, 0, ID, 0, ID.length())) {
                requestId = line.substring(ID.length()).strip();
            }
            seen += line.startsWith("data:") ? 1 : 0;
        }
        return requestId;
    }

    private Abort abort(Left left) throws IOException, InterruptedException {
        Object usage = JsonReader.member(outcome(left.requestId()), "usage");
        return new Abort(
                left.read(),
                left.at(),
                left.end(),
                JsonReader.number(usage, "prompt_uncached"),
                JsonReader.number(usage, "completion"),
                (Boolean) JsonReader.member(usage, "estimated"));
    }

    private String request(String user) {
        String body = JsonWriter.write(Map.of(
                "model",
                LapilliSetup.MODEL,
                "stream",
                true,
                "user",
                user,
                "messages",
                List.of(Map.of("role", "user", "content", "Go on until I leave."))));
        var head = new StringBuilder("POST /v1/chat/completions HTTP/1.1\r\nHost: " + target.host()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n");
        target.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        return head + "\r\n" + body;
    }

    /** As the portal's own API tells it, once it is recorded. */
    private Object outcome(String requestId) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLED_WITHIN_SECONDS);
        while (System.nanoTime() < until) {
            Optional<Object> found = setup.outcome(requestId);
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        throw new IOException("The request " + requestId + " was not recorded");
    }
}
