package io.lapilli.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer is killed in the middle of its work, again and again: what it acknowledged is in the ledger, each once. */
class KillTest {

    private static final int ROUNDS = 5;

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedIsThereExactlyOnce() throws Exception {
        DataSource database = TestDatabase.H2.fresh();
        var random = new Random(11);
        Set<UUID> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            killAfter(200 + random.nextInt(3_000), acknowledged);
            try (var node = new LedgerNode(folder, database).start()) {
                List<UUID> recorded = node.usage
                        .jdbc
                        .sql("SELECT request_id FROM usage_event")
                        .query(UUID.class)
                        .list();
                assertThat(recorded).doesNotHaveDuplicates().containsAll(acknowledged);
                assertThat(node.usage.sum("usage_quarter")).isEqualByComparingTo(node.usage.sum("usage_event"));
                assertThat(node.usage.sum("usage_day")).isEqualByComparingTo(node.usage.sum("usage_event"));
            }
        }
    }

    private void killAfter(int lines, Set<UUID> acknowledged) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        KilledWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int read = 0;
        try (var out = writer.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                // the last line may have been cut off by the kill
                if (line.length() == 36) {
                    acknowledged.add(UUID.fromString(line));
                }
                if (++read == lines) {
                    writer.toHandle().destroyForcibly();
                }
            }
        }
        writer.waitFor();
        assertThat(read).as("the writer worked until it was killed").isGreaterThanOrEqualTo(lines);
    }
}
