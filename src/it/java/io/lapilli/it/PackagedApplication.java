package io.lapilli.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** One process of the packaged application, with its own data folder; can be killed and started again on it. */
final class PackagedApplication implements AutoCloseable {

    /** The automation key that every instance here is started with. */
    static final String ADMIN_KEY = "integration-tests-0123456789-0123456789";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path folder;
    private final int port;
    private final Map<String, String> settings;
    private Process process;

    private PackagedApplication(Map<String, String> settings, UnaryOperator<Path> data) throws IOException {
        this.folder = Files.createTempDirectory(
                Files.createDirectories(Path.of(System.getProperty("lapilli.target"), "it")), "app");
        this.port = freePort();
        this.settings = new HashMap<>(settings);
        this.settings.put("LAPILLI_PORT", String.valueOf(port));
        this.settings.put("LAPILLI_ADDRESS", "127.0.0.1");
        this.settings.put("LAPILLI_DATA", data.apply(folder.resolve("data")).toString());
        this.settings.put("LAPILLI_BOOTSTRAP_ADMIN_KEY", ADMIN_KEY);
        start();
    }

    /** Starts with these environment variables and returns once it is healthy. */
    static PackagedApplication start(Map<String, String> settings) {
        return start(settings, UnaryOperator.identity());
    }

    /** The same on a data folder that is filled first. */
    static PackagedApplication start(Map<String, String> settings, UnaryOperator<Path> data) {
        try {
            return new PackagedApplication(settings, data);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The one with demo data that all tests share which leave no traces that others mind. */
    static PackagedApplication demo() {
        return Demo.INSTANCE;
    }

    private static final class Demo {
        private static final PackagedApplication INSTANCE = start(Map.of("LAPILLI_DEMO", "true"));

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close));
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    Path folder() {
        return folder;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    String log() {
        try {
            return Files.readString(folder.resolve("log.txt"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Starts again on the same data and returns once it is healthy. */
    void start() throws IOException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-Xmx768m",
                "-jar",
                System.getProperty("lapilli.jar"),
                // numbers are compared
                "--lapilli.demo-traffic=false"));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("log.txt").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("LAPILLI_"));
        builder.environment().putAll(settings);
        process = builder.start();
        awaitHealth();
    }

    private void awaitHealth() {
        var request = HttpRequest.newBuilder(URI.create(url() + "/actuator/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                if (HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
                process.waitFor(100, TimeUnit.MILLISECONDS);
            } catch (IOException notYet) {
                pause();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
        throw new IllegalStateException("the application did not become healthy:\n" + log());
    }

    private void pause() {
        try {
            process.waitFor(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the application does not end:\n" + log());
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
