package io.lapilli.metering;

import io.lapilli.shared.LapilliSettings;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageNode;
import io.lapilli.usage.UsageRecorded;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.util.unit.DataSize;

/** One process with a ledger, over a folder and a database that outlive it. */
final class LedgerNode implements AutoCloseable {

    final JournalLedger ledger;
    final UsageNode usage;
    final List<UsageRecorded> published = new CopyOnWriteArrayList<>();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    LedgerNode(Path folder, DataSource database) {
        this(folder, database, LapilliSettings.Durability.JOURNAL);
    }

    LedgerNode(Path folder, DataSource database, LapilliSettings.Durability durability) {
        this(folder, database, durability, Duration.ofSeconds(30));
    }

    LedgerNode(Path folder, DataSource database, LapilliSettings.Durability durability, Duration databaseWait) {
        this(folder, database, durability, databaseWait, DataSize.ofKilobytes(32));
    }

    LedgerNode(Path folder, DataSource database, DataSize segment) {
        this(folder, database, LapilliSettings.Durability.JOURNAL, Duration.ofSeconds(30), segment);
    }

    private LedgerNode(
            Path folder,
            DataSource database,
            LapilliSettings.Durability durability,
            Duration databaseWait,
            DataSize segment) {
        usage = new UsageNode(database);
        var positions = new JournalPositions(usage.jdbc);
        ledger = new JournalLedger(
                new LapilliSettings(
                        folder,
                        durability,
                        false,
                        null,
                        new LapilliSettings.UpstreamAtStart(null, null, List.of()),
                        new LapilliSettings.Bootstrap(null, null, null),
                        null,
                        "CNY",
                        null,
                        List.of()),
                new JournalSettings(segment, databaseWait),
                positions,
                new Projection(
                        usage.store, positions, usage.transactions, event -> published.add((UsageRecorded) event)),
                new DatabaseDurability(usage.template),
                metrics);
    }

    LedgerNode start() {
        try {
            ledger.run(null);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The whole way of a request, as the gateway takes it. */
    void answer(Settled request) {
        reserve(request);
        ledger.settle(request);
    }

    void reserve(Settled request) {
        ledger.reserve(reserved(request));
    }

    static Reserved reserved(Settled settled) {
        var request = settled.request();
        return new Reserved(
                request.id(),
                request.admittedAt(),
                request.organisation(),
                request.project(),
                request.key(),
                request.model(),
                request.endpoint(),
                request.streamed());
    }

    double lag() {
        return metrics.get("lapilli.journal.lag").gauge().value();
    }

    @Override
    public void close() {
        try {
            ledger.destroy();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
