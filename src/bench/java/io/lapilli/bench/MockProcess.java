package io.lapilli.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The mock upstream as a process of its own. */
final class MockProcess {

    private MockProcess() {}

    /** Streams of that pace. */
    static ManagedProcess start(Settings settings, int port, Pace pace) throws IOException, InterruptedException {
        return start(settings, port, pace, pace.chunks());
    }

    /** Streams of that pace, of any number of chunks from the given one on. */
    static ManagedProcess start(Settings settings, int port, Pace pace, int leastChunks)
            throws IOException, InterruptedException {
        List<String> command = List.of(
                ManagedProcess.java(),
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                MockUpstream.class.getName(),
                "--port=" + port,
                "--chunks=" + pace.chunks(),
                "--least-chunks=" + leastChunks,
                "--per-second=" + pace.perSecond());
        return ManagedProcess.start(command, Map.of(), settings.work().resolve("mock.log"))
                .awaitOk(port, "/stats", Duration.ofSeconds(30));
    }
}
