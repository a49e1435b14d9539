package io.lapilli.metering;

import io.lapilli.shared.LapilliSettings;
import io.lapilli.usage.Settled;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The ledger over this node's journal. It is replayed before the application is ready, and closed after the web server
 * has ended its last answer.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class JournalLedger implements Ledger, ApplicationRunner, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(JournalLedger.class);

    /** What there is from the start to the close. */
    private record Running(JournalFolder folder, Journal journal, Projector projector) {}

    private final LapilliSettings settings;
    private final JournalOptions options;
    private final JournalPositions positions;
    private final Projection projection;
    private final DatabaseDurability durability;
    private final boolean waitsForDatabase;
    private final Duration longestWait;
    /** Requests reserved and not yet settled by this process. */
    private final AtomicInteger underWay = new AtomicInteger();

    private final Journal.Traffic traffic = new Journal.Traffic() {
        @Override
        public int running() {
            return underWay.get();
        }

        @Override
        public void durable() {
            hurryProjector();
        }
    };
    private volatile @Nullable Running running;

    JournalLedger(
            LapilliSettings settings,
            JournalSettings journal,
            JournalPositions positions,
            Projection projection,
            DatabaseDurability durability,
            MeterRegistry metrics) {
        this.settings = settings;
        this.options = JournalOptions.ofSegments(journal.segment().toBytes());
        this.positions = positions;
        this.projection = projection;
        this.durability = durability;
        this.longestWait = journal.databaseWait();
        this.waitsForDatabase = settings.durability() == LapilliSettings.Durability.DATABASE;
        Gauge.builder("lapilli.journal.lag", this, JournalLedger::lag)
                .baseUnit("bytes")
                .description("durable in the journal and not yet in the database")
                .register(metrics);
        Gauge.builder("lapilli.journal.running", this, JournalLedger::runningRequests)
                .description("requests that have begun and not ended")
                .register(metrics);
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        start(DiskFolder.lock(settings.data().resolve("journal")));
    }

    void start(JournalFolder folder) throws IOException {
        try {
            var taken = positions.find(folder.node());
            Journal journal = Journal.open(
                    folder, options, taken.map(t -> t.position().segment()).orElse(0L), traffic);
            try {
                var from = JournalStart.from(folder, journal.start(), taken.orElse(null));
                if (taken.isEmpty()) {
                    positions.begin(folder.node(), from.position());
                }
                var projector = new Projector(folder, journal, projection, durability, from);
                projector.replay();
                projector.start();
                running = new Running(folder, journal, projector);
            } catch (IOException | RuntimeException failure) {
                journal.close();
                throw failure;
            }
        } catch (IOException | RuntimeException failure) {
            folder.close();
            throw failure;
        }
    }

    private void hurryProjector() {
        Running now = running;
        if (waitsForDatabase && now != null) {
            now.projector().hurry();
        }
    }

    @Override
    public void reserve(Reserved request) {
        Running now = running();
        if (!takes(now)) {
            throw new JournalUnavailable("The usage journal takes nothing new now");
        }
        now.journal().append(EntryCodec.encode(new Entry.Begin(request, false)), false);
        underWay.incrementAndGet();
    }

    @Override
    public void settle(Settled request) {
        Running now = running();
        JournalPosition end;
        try {
            end = now.journal()
                    .append(EntryCodec.encode(new Entry.End(request)), true)
                    .await();
        } finally {
            underWay.decrementAndGet();
        }
        if (waitsForDatabase && !now.projector().await(end, longestWait)) {
            throw new NotConfirmed();
        }
    }

    @Override
    public boolean awaitTakenIn(Duration timeout) {
        Running now = running;
        return now == null || now.projector().await(now.journal().durable(), timeout);
    }

    @Override
    public boolean available() {
        Running now = running;
        return now != null && takes(now);
    }

    /** Up to here everything is on the disk. */
    JournalPosition durable() {
        return running().journal().durable();
    }

    private static boolean takes(Running now) {
        return now.journal().takesNew() && now.projector().failure() == null;
    }

    private Running running() {
        Running now = running;
        if (now == null) {
            throw new JournalUnavailable("The usage journal is not open yet, or not any more");
        }
        return now;
    }

    private double lag() {
        Running now = running;
        return now == null ? 0 : now.projector().lag(options.segmentBytes());
    }

    private double runningRequests() {
        Running now = running;
        return now == null ? 0 : now.projector().running();
    }

    @Override
    public void destroy() throws IOException {
        Running now = running;
        if (now != null) {
            running = null;
            now.journal().close();
            now.projector().close();
            now.folder().close();
            log.debug("The usage journal is closed at {}", now.projector().taken());
        }
    }
}
