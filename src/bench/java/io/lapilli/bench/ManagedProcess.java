package io.lapilli.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of the benchmark; ends with it, whatever happens. Its output goes to a log file. */
final class ManagedProcess implements AutoCloseable {

    private final Process process;
    private final Path log;
    private final Thread hook;

    private ManagedProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts a command without inherited {@code LAPILLI_…} settings and with the given ones. */
    static ManagedProcess start(List<String> command, Map<String, String> settings, Path log) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LAPILLI_"));
        builder.environment().putAll(settings);
        return new ManagedProcess(builder.start(), log);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    long pid() {
        return process.pid();
    }

    /** Waits until the path answers 200; fails when the process ends first or the time is over. */
    ManagedProcess awaitOk(int port, String path, Duration atMost) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        long deadline = System.nanoTime() + atMost.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answersOk(client, uri)) {
                if (!process.isAlive() || System.nanoTime() - deadline > 0) {
                    close();
                    throw new IOException("did not come up; see " + log.getFileName());
                }
                Thread.sleep(100);
            }
        }
        return this;
    }

    private static boolean answersOk(HttpClient client, URI uri) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** SIGKILL: it gets no chance to do anything. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    /** Asks it to end, and after 15 s makes it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // The JVM is shutting down already, and the hook does the rest.
        }
    }
}
