package io.lapilli.metering;

import static io.lapilli.usage.UsageFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lapilli.shared.TokenCounts;
import io.lapilli.support.TestDatabase;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageFixtures;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;

/** Many writers at once, of unequal charges: the journal has each end once, and the database comes to the same sums. */
class LedgerLoadTest {

    private static final int WRITERS = 32;
    private static final int EACH = 250;
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    @TempDir
    Path folder;

    private final Queue<Settled> durable = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @EnumSource
    void everyEndIsInTheJournalAndThenInTheSums(TestDatabase engine) throws IOException {
        var database = new SwitchableSource(engine.fresh());
        try (var node = new LedgerNode(folder, database, DataSize.ofKilobytes(256))) {
            JournalFolder disk = DiskFolder.lock(folder.resolve("journal"));
            node.ledger.start(disk);
            database.away = true;
            settle(node);
            assertThat(inTheJournal(node, disk)).containsExactlyInAnyOrderElementsOf(durable);
            assertThat(disk.segments()).hasSizeGreaterThan(3);

            CompletableFuture<Void> more = CompletableFuture.runAsync(() -> settle(node), THREADS);
            database.away = false;
            more.join();
            assertThat(node.ledger.awaitTakenIn(Duration.ofSeconds(15))).isTrue();
            assertThat(node.lag()).isZero();
            assertThat(durable).hasSize(2 * WRITERS * EACH);
            assertThatSumsAreThoseOfWhatIsDurable(node);
            // what the database has is let go of, but for the segment under way
            await().untilAsserted(() -> assertThat(disk.segments()).hasSize(1));
        }
    }

    /** Each writer of its own organisation, each request with other quantities. */
    private void settle(LedgerNode node) {
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            UsageFixtures some = aRequest();
            writers.add(CompletableFuture.runAsync(
                    () -> IntStream.range(0, EACH).forEach(i -> {
                        Settled settled = some.with(new TokenCounts(1 + i, i % 3, 0, 7L * i, 0, 0))
                                .charged();
                        node.answer(settled);
                        durable.add(settled);
                    }),
                    THREADS));
        }
        writers.forEach(CompletableFuture::join);
    }

    /** All ends, as the next process would read them. */
    private static List<Settled> inTheJournal(LedgerNode node, JournalFolder disk) throws IOException {
        List<Settled> ends = new ArrayList<>();
        JournalPosition limit = node.ledger.durable();
        try (var reader = new JournalReader(disk, JournalPosition.startOf(1))) {
            for (byte[] payload = reader.next(limit); payload != null; payload = reader.next(limit)) {
                if (EntryCodec.decode(payload) instanceof Entry.End(Settled request)) {
                    ends.add(request);
                }
            }
        }
        return ends;
    }

    private void assertThatSumsAreThoseOfWhatIsDurable(LedgerNode node) {
        assertThat(node.usage.count("request_record")).isEqualTo(durable.size());
        assertThat(node.usage.count("usage_event")).isEqualTo(durable.size());
        BigDecimal total = durable.stream()
                .map(settled -> Objects.requireNonNull(settled.event()).charge().total())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        for (String table : List.of("usage_event", "usage_quarter", "usage_day", "usage_total")) {
            assertThat(node.usage.sum(table)).as(table).isEqualByComparingTo(total);
        }
        long completion = durable.stream()
                .mapToLong(settled ->
                        Objects.requireNonNull(settled.event()).tokens().completion())
                .sum();
        assertThat(node.usage
                        .jdbc
                        .sql("SELECT SUM(quantity) FROM usage_quarter WHERE meter = 'completion'")
                        .query(Long.class)
                        .single())
                .isEqualTo(completion);
    }
}
