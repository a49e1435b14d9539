package io.lapilli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * LiteLLM's proxy with a worker for each core and without a database: checks one key for all, counts nothing. It would
 * fetch its list of prices at the start and is told to use the one that it brings.
 */
final class LiteLlmContestant implements Contestant {

    private static final String KEY = "sk-bench";

    @Override
    public String name() {
        return "litellm";
    }

    @Override
    public Running start(Stage stage) throws IOException, InterruptedException {
        Path programs = Peers.install(name(), stage).resolve("bin");
        int port = ManagedProcess.freePort();
        Path config = stage.settings().work().resolve("litellm.yaml");
        Peers.render(stage.settings().peers().resolve("litellm.yaml"), config, port, stage.mockPort());
        int workers = Runtime.getRuntime().availableProcessors();
        ManagedProcess process = ManagedProcess.start(
                List.of(
                        programs.resolve("litellm").toString(),
                        "--config=" + config,
                        "--host=127.0.0.1",
                        "--port=" + port,
                        "--num_workers=" + workers,
                        "--telemetry=False"),
                Map.of("LITELLM_LOCAL_MODEL_COST_MAP", "True", "LITELLM_LOG", "ERROR"),
                stage.log(name()));
        process.awaitOk(port, "/health/liveliness", Duration.ofSeconds(120));
        Target target = Target.local(port, Map.of("Authorization", "Bearer " + KEY));
        return new Running(name(), version(programs) + ", " + workers + " workers", target, Optional.of(process));
    }

    private static String version(Path programs) throws IOException, InterruptedException {
        return Peers.firstLine(List.of(
                programs.resolve("python").toString(),
                "-c",
                "import importlib.metadata as m; print(m.version('litellm'))"));
    }
}
