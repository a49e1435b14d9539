package io.lapilli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;

/** The portal from its jar, with an empty data folder and a project key that is charged. */
final class LapilliContestant implements Contestant {

    /** How the names of its data folders begin. */
    static final String DATA = "data-";

    @Override
    public String name() {
        return "lapilli";
    }

    @Override
    public Running start(Stage stage) throws IOException, InterruptedException {
        Path jar = stage.settings().jar().orElseThrow(() -> new IOException("no --jar was given"));
        String adminKey = randomKey();
        int port = ManagedProcess.freePort();
        ManagedProcess process =
                ManagedProcess.start(command(stage, jar), environment(stage, port, adminKey), stage.log(name()));
        process.awaitOk(port, "/actuator/health", Duration.ofSeconds(180));
        try {
            LapilliSetup setup = LapilliSetup.on(port, adminKey);
            Target target = Target.local(port, Map.of("Authorization", "Bearer " + setup.projectKey()));
            return new Running(
                    name(),
                    version(jar, stage),
                    target,
                    Optional.of(process),
                    Optional.of(JavaProcess.attach(process.pid())),
                    Optional.of(setup));
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.close();
            throw e;
        }
    }

    private static List<String> command(Stage stage, Path jar) {
        List<String> command = new ArrayList<>(List.of(ManagedProcess.java()));
        command.addAll(stage.settings().javaOptions());
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        return command;
    }

    private static Map<String, String> environment(Stage stage, int port, String adminKey) throws IOException {
        Path data = Files.createTempDirectory(stage.settings().work(), DATA);
        return Map.of(
                "LAPILLI_PORT",
                Integer.toString(port),
                "LAPILLI_ADDRESS",
                "127.0.0.1",
                "LAPILLI_DATA",
                data.toString(),
                "LAPILLI_DEMO",
                "false",
                "LAPILLI_UPSTREAM_URL",
                stage.upstreamUrl(),
                "LAPILLI_UPSTREAM_KEY",
                randomKey(),
                "LAPILLI_UPSTREAM_MODELS",
                LapilliSetup.MODEL,
                "LAPILLI_BOOTSTRAP_ADMIN_KEY",
                adminKey);
    }

    /** 40 printable characters. */
    private static String randomKey() {
        byte[] bytes = new byte[20];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String version(Path jar, Stage stage) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            String version = Optional.ofNullable(file.getManifest())
                    .map(manifest -> manifest.getMainAttributes().getValue("Implementation-Version"))
                    .orElse("without a version");
            return (version + " " + String.join(" ", stage.settings().javaOptions())).strip();
        }
    }
}
