package io.lapilli.metering;

import static io.lapilli.bench.MarkdownTable.number;

import com.zaxxer.hikari.HikariDataSource;
import io.lapilli.bench.ClaimSheet;
import io.lapilli.bench.MarkdownTable;
import io.lapilli.bench.Options;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageFixtures;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * How many ends of requests a second become durable, and how many the projector carries into a database meanwhile for as
 * long as one likes. An event is the end of a charged request: its beginning is put into the journal, then its end, for
 * which the writer waits. Writes a report; with {@code --check} ends with 1 unless every claim is met.
 */
public final class JournalBenchmark {

    private static final int LEAST_A_SECOND = 20_000;
    private static final double MOST_MILLIS = 5;
    private static final double MOST_WAITING_SECONDS = 2;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final DataSize SEGMENT = DataSize.ofMegabytes(64);

    private final Path report;
    private final Path work;
    private final boolean check;
    private final Duration alone;
    private final Duration sustained;
    private final int writers;
    private final int rate;
    private final List<BenchDatabase.Engine> engines;
    private final ClaimSheet sheet = new ClaimSheet();
    private final MarkdownTable loads = new MarkdownTable(
            "load",
            "events a second",
            "durable after p50 / p99 / most, ms",
            "CPU µs an event",
            "most that waited for the database, events",
            "all in it after the last, s");

    private JournalBenchmark(Options options) {
        report = path(options, "report", "target/bench/journal.md");
        work = path(options, "work", "target/bench-work");
        check = options.flag("check");
        alone = Duration.ofSeconds(options.number("journal-seconds", 30));
        sustained = Duration.ofSeconds(options.number("seconds", 60));
        writers = options.number("writers", 64);
        rate = options.number("rate", 10_000);
        engines = Arrays.stream(
                        options.text("databases").orElse("h2,postgresql").split(","))
                .map(BenchDatabase.Engine::named)
                .toList();
    }

    private static Path path(Options options, String name, String otherwise) {
        return Path.of(options.text(name).orElse(otherwise)).toAbsolutePath();
    }

    public static void main(String[] args) throws Exception {
        var benchmark = new JournalBenchmark(Options.parse(
                args, Set.of("report", "work", "check", "journal-seconds", "seconds", "writers", "rate", "databases")));
        benchmark.run();
        System.exit(benchmark.check && !benchmark.sheet.met() ? 1 : 0);
    }

    private void run() throws Exception {
        Files.createDirectories(work);
        inAFolder(this::journal);
        for (BenchDatabase.Engine engine : engines) {
            inAFolder(folder -> projector(engine, folder));
        }
        sheet.write(report, "Journal and projector, measured", method(), "Loads", loads);
    }

    private interface Part {
        void in(Path folder) throws Exception;
    }

    private void inAFolder(Part part) throws Exception {
        Path folder = Files.createTempDirectory(work, "journal-");
        try {
            part.in(folder);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void journal(Path folder) throws Exception {
        System.out.println("Load: the journal alone");
        try (var disk = DiskFolder.lock(folder);
                var journal = Journal.open(disk, JournalOptions.ofSegments(SEGMENT.toBytes()), 0, everybodyRuns())) {
            var warmUp = new SettledLoad(writers, settled -> append(journal, settled));
            warmUp.run(0, WARM_UP);
            var load = new SettledLoad(writers, settled -> append(journal, settled));
            load.start(0, alone);
            while (!load.over(Duration.ofSeconds(1))) {
                // the database would have taken in what is in front of the present one
                journal.release(journal.durable().segment());
            }
            sheet.claim(
                    "Durable events a second, at least 20,000", load.perSecond(), load.perSecond() >= LEAST_A_SECOND);
            double millis = load.took().millisAt(0.99);
            sheet.claim("Durable after, p99, ms, at most 5", millis, millis <= MOST_MILLIS);
            row("the journal alone, " + writers + " writers", load, "–", "–");
        }
    }

    private Journal.Traffic everybodyRuns() {
        return new Journal.Traffic() {
            @Override
            public int running() {
                return writers;
            }

            @Override
            public void durable() {
                // nobody follows
            }
        };
    }

    private static void append(Journal journal, Settled settled) {
        journal.append(EntryCodec.encode(new Entry.Begin(LedgerNode.reserved(settled), false)), false);
        journal.append(EntryCodec.encode(new Entry.End(settled)), true).await();
    }

    private void projector(BenchDatabase.Engine engine, Path folder) throws Exception {
        try (BenchDatabase database = BenchDatabase.open(engine, folder);
                HikariDataSource pool = database.pool();
                LedgerNode node = new LedgerNode(folder, pool, SEGMENT).start()) {
            long settled = 0;
            for (Duration lasts : List.of(WARM_UP, sustained)) {
                System.out.println("Load: " + rate + " a second into " + engine.title + " for " + lasts);
                settled += sustain(engine, node, lasts, lasts == sustained);
            }
            System.out.println("Load: a backlog for " + engine.title);
            settled += backlog(engine, node);
            prove(engine, node, settled);
        }
    }

    private long sustain(BenchDatabase.Engine engine, LedgerNode node, Duration lasts, boolean counts)
            throws Exception {
        var load = new SettledLoad(writers, node::answer);
        double most = 0;
        load.start(rate, lasts);
        while (!load.over(Duration.ofMillis(100))) {
            most = Math.max(most, node.lag() / bytesOfAnEvent());
        }
        double allIn = untilAllIsIn(node);
        if (counts) {
            String name = engine.title + ", %,d a second for %d s: ".formatted(rate, lasts.toSeconds());
            sheet.claim(
                    name + "most that waited, in seconds of the load, at most 2",
                    most / rate,
                    most / rate <= MOST_WAITING_SECONDS);
            sheet.claim(
                    name + "all in the database so many seconds after the last, at most 2",
                    allIn,
                    allIn <= MOST_WAITING_SECONDS);
            row(name.replace(": ", ""), load, number(most, 0), number(allIn, 2));
        }
        return load.settled();
    }

    /** As fast as they can be made, which is faster than a database takes them in. */
    private long backlog(BenchDatabase.Engine engine, LedgerNode node) throws Exception {
        var load = new SettledLoad(writers, node::answer);
        load.run(0, WARM_UP);
        double waiting = node.lag() / bytesOfAnEvent();
        double seconds = untilAllIsIn(node);
        row(engine.title + ", as fast as can be", load, number(waiting, 0), number(seconds, 2));
        sheet.tell(engine.title + ": events a second out of a backlog", waiting / seconds);
        return load.settled();
    }

    private static double untilAllIsIn(LedgerNode node) {
        long begin = System.nanoTime();
        if (!node.ledger.awaitTakenIn(Duration.ofMinutes(5))) {
            throw new IllegalStateException("the projector does not come to an end");
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private void prove(BenchDatabase.Engine engine, LedgerNode node, long settled) {
        long difference = Math.abs(settled - node.usage.count("usage_event"));
        sheet.claim(engine.title + ": events lost or counted twice", difference, difference == 0);
        BigDecimal each = UsageFixtures.aRequest().charge().total();
        BigDecimal expected = each.multiply(BigDecimal.valueOf(settled));
        long wrong = List.of("usage_event", "usage_quarter", "usage_day", "usage_total").stream()
                .filter(table -> node.usage.sum(table).compareTo(expected) != 0)
                .count();
        sheet.claim(engine.title + ": tables whose sum is another than what was settled", wrong, wrong == 0);
    }

    private static int bytesOfAnEvent() {
        Settled settled = UsageFixtures.aRequest().charged();
        return EntryCodec.encode(new Entry.Begin(LedgerNode.reserved(settled), false)).length
                + EntryCodec.encode(new Entry.End(settled)).length
                + 2 * SegmentFormat.FRAME_BYTES;
    }

    private void row(String name, SettledLoad load, String waited, String allIn) {
        loads.row(
                name,
                number(load.perSecond(), 0),
                number(load.took().millisAt(0.5), 2) + " / "
                        + number(load.took().millisAt(0.99), 2) + " / "
                        + number(load.took().millisAt(1), 1),
                number(load.cpuMicros(), 1),
                waited,
                allIn);
        sheet.figure(
                name,
                Map.of(
                        "events",
                        load.settled(),
                        "events_per_second",
                        load.perSecond(),
                        "p50_ms",
                        load.took().millisAt(0.5),
                        "p99_ms",
                        load.took().millisAt(0.99),
                        "max_ms",
                        load.took().millisAt(1)));
    }

    private String method() throws IOException {
        return """
                %d writers, each of a customer of its own, on virtual threads of this process; about %d bytes an event, \
                forced to a disk of type %s. At a given rate, time counts from the instant at which an event was due. CPU \
                is that of this process, which also makes the events.""".formatted(writers, bytesOfAnEvent(), Files.getFileStore(work).type());
    }
}
