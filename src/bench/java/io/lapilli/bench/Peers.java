package io.lapilli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Installs the peers of exact versions at first use, with the script beside their lists. */
final class Peers {

    private Peers() {}

    /** The folder into which the peer is installed. */
    static Path install(String peer, Stage stage) throws IOException, InterruptedException {
        Path log = stage.log("install-" + peer);
        Settings settings = stage.settings();
        Process script = new ProcessBuilder(
                        "sh",
                        settings.peers().resolve("install.sh").toString(),
                        peer,
                        settings.cache().toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (script.waitFor() != 0) {
            throw new IOException("could not be installed; see " + log.getFileName());
        }
        return settings.cache().resolve(peer);
    }

    /** The first line that a command prints, such as a version. */
    static String firstLine(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return output.strip().lines().findFirst().orElse("");
    }

    /** A template with the two ports put in. */
    static void render(Path template, Path into, int listen, int upstream) throws IOException {
        Files.writeString(
                into,
                Files.readString(template)
                        .replace("LISTEN_PORT", Integer.toString(listen))
                        .replace("UPSTREAM_PORT", Integer.toString(upstream)));
    }
}
