package io.lapilli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Portkey's open-source gateway on Node: routes, and neither checks keys nor meters. */
final class PortkeyContestant implements Contestant {

    private static final String PACKAGE = "node_modules/@portkey-ai/gateway";

    @Override
    public String name() {
        return "portkey";
    }

    @Override
    public Running start(Stage stage) throws IOException, InterruptedException {
        Path folder = Peers.install(name(), stage).resolve(PACKAGE);
        int port = ManagedProcess.freePort();
        ManagedProcess process = ManagedProcess.start(
                List.of("node", folder.resolve("build/start-server.js").toString(), "--port=" + port, "--headless"),
                Map.of("NODE_ENV", "production"),
                stage.log(name()));
        process.awaitOk(port, "/", Duration.ofSeconds(60));
        Target target = Target.local(
                port,
                Map.of(
                        "Authorization",
                        "Bearer none",
                        "x-portkey-provider",
                        "openai",
                        "x-portkey-custom-host",
                        stage.upstreamUrl()));
        return new Running(name(), version(folder), target, Optional.of(process));
    }

    private static String version(Path folder) throws IOException, InterruptedException {
        Object description = JsonReader.read(Files.readString(folder.resolve("package.json")));
        return JsonReader.text(description, "version") + " on Node " + Peers.firstLine(List.of("node", "--version"));
    }
}
