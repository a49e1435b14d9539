package io.lapilli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * How many streams of a pace are held at the same time, what each costs, and whether anything is left of them. Held is a
 * number of streams of which every chunk arrives, and 99 of 100 before the next one is due. Writes a report; with
 * {@code --check} ends with 1 unless every claim is met.
 */
public final class StreamsBenchmark {

    private static final int LEAST_HELD = 300;
    private static final double MOST_ADDED_MILLIS = 50;
    /** In which all streams of a load begin. */
    static final Duration STARTS = Duration.ofSeconds(5);

    /** A connection that nobody uses is kept for less than this. */
    private static final Duration REST = Duration.ofSeconds(75);
    /** Threads and files that come and go by themselves, such as those of the look into the JVM. */
    private static final int FEW = 5;

    private static final double SLIGHTLY_MORE = 1.1;

    private final StreamsOptions options;
    private final ClaimSheet sheet = new ClaimSheet();
    private final StreamsTable table;
    private final int port = ManagedProcess.freePort();
    private long answered;

    private StreamsBenchmark(StreamsOptions options) throws IOException {
        this.options = options;
        this.table = new StreamsTable(sheet);
    }

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        var benchmark = new StreamsBenchmark(StreamsOptions.parse(args));
        benchmark.run();
        System.exit(benchmark.options.check() && !benchmark.sheet.met() ? 1 : 0);
    }

    private void run() throws IOException, InterruptedException, ExecutionException {
        Files.createDirectories(options.settings().work());
        var stage = new Stage(options.settings(), port);
        try (Running portal = start(stage)) {
            warmUp(portal);
            Thread.sleep(REST);
            Footprint before = portal.jvm().orElseThrow().footprint();
            int most = highest(portal);
            hold(portal, most);
            many(portal, before);
            Thread.sleep(REST);
            compare(before, portal.jvm().orElseThrow().footprint());
            charged(portal);
        } finally {
            Folders.deleteIn(options.settings().work(), LapilliContestant.DATA);
        }
        sheet.write(options.report(), "Many streams at once, measured", method(), "Loads", table.rows());
    }

    /** While it starts the portal asks for the upstream's models. */
    private Running start(Stage stage) throws IOException, InterruptedException {
        try (ManagedProcess _ = MockProcess.start(options.settings(), port, options.pace(STARTS))) {
            return new LapilliContestant().start(stage);
        }
    }

    private void warmUp(Running portal) throws IOException, InterruptedException {
        Pace pace = options.pace(options.warmUp());
        try (ManagedProcess _ = mock(pace)) {
            System.out.println("Warm-up");
            // as many as there will ever be: the server keeps the buffers of its connections for the next ones
            for (int streams : List.of(50, Math.max(options.least(), options.many()))) {
                count(PacedStreams.run(portal.target(), pace, streams, STARTS));
            }
        }
    }

    /** By growing until it is too many, and halving what lies between. */
    private int highest(Running portal) throws IOException, InterruptedException {
        Pace pace = options.pace(options.probe());
        int held = 0;
        int most = options.stepped(options.most());
        int tooMany = most + options.step();
        int next = options.stepped(options.least());
        try (ManagedProcess mock = mock(pace)) {
            while (tooMany - held > options.step()) {
                Outcome outcome = measure("probe", portal, mock, pace, next);
                if (held(outcome)) {
                    held = next;
                } else {
                    tooMany = next;
                }
                int growing = Math.min(most, Math.max(held + options.step(), held * 3 / 2));
                next = options.stepped(tooMany > most ? growing : (held + tooMany) / 2);
            }
        }
        return held;
    }

    /** For as long as is claimed; where what a probe held is too many in the long run, a tenth less, and so on. */
    private void hold(Running portal, int most) throws IOException, InterruptedException {
        Pace pace = options.pace(options.hold());
        int streams = most;
        boolean held = false;
        try (ManagedProcess mock = mock(pace)) {
            while (!held && streams > 0) {
                held = held(measure("hold", portal, mock, pace, streams));
                streams -= held ? 0 : Math.max(options.step(), streams / 10);
            }
            if (held) {
                measure("hold, direct", direct(), mock, pace, streams);
            }
        }
        sheet.claim(
                "Streams of %d tokens a second, held for %d s, at least %d"
                        .formatted(options.perSecond(), options.hold().toSeconds(), LEAST_HELD),
                streams,
                streams >= LEAST_HELD);
    }

    private void many(Running portal, Footprint before) throws IOException, InterruptedException, ExecutionException {
        int streams = options.many();
        Pace pace = options.manyPace(options.hold());
        try (ManagedProcess mock = mock(pace)) {
            Outcome through = measure("many", portal, mock, pace, streams);
            Outcome direct = measure("many, direct", direct(), mock, pace, streams);
            String load = "%,d streams of %d tokens a second: ".formatted(streams, pace.perSecond());
            double lost = through.figures().get(Metric.FAILED);
            sheet.claim(load + "streams lost", lost, lost == 0);
            double chunks = through.figures().get(Metric.CHUNKS_LOST);
            sheet.claim(load + "chunks lost", chunks, chunks == 0);
            double added = through.figures().get(Metric.CHUNK_DELAY_P99_MILLIS)
                    - direct.figures().get(Metric.CHUNK_DELAY_P99_MILLIS);
            sheet.claim(
                    load + "added delay of a chunk, p99, ms, at most " + (int) MOST_ADDED_MILLIS,
                    added,
                    added <= MOST_ADDED_MILLIS);
            sheet.tell(load + "CPU a stream, % of a core", StreamsTable.coreShare(through, pace) * 100);
        }
        memory(portal, before);
    }

    /** Looking into the JVM stops it for a moment, so that nothing else is measured of these streams. */
    private void memory(Running portal, Footprint before) throws IOException, InterruptedException, ExecutionException {
        Pace pace = options.manyPace(STARTS);
        JavaProcess jvm = portal.jvm().orElseThrow();
        try (ManagedProcess _ = mock(pace);
                var later = Executors.newSingleThreadExecutor()) {
            var during = later.submit(() -> {
                Thread.sleep(STARTS.plusSeconds(2));
                return jvm.footprint();
            });
            System.out.println("Memory of " + options.many() + " streams");
            count(PacedStreams.run(portal.target(), pace, options.many(), STARTS));
            double bytes = during.get().heapBytes() - before.heapBytes();
            sheet.tell("Heap a stream, KB", bytes / options.many() / 1e3);
            sheet.figure("during", during.get().content());
        }
    }

    private void compare(Footprint before, Footprint after) {
        double heap = (double) after.heapBytes() / before.heapBytes();
        sheet.tell("Heap before, after a collection, MB", before.heapBytes() / 1e6);
        sheet.claim("Heap afterwards, against before", heap, heap <= SLIGHTLY_MORE);
        more("Open connections more than before", after.sockets() - before.sockets());
        more("Open files more than before", after.files() - before.files());
        more("Threads more than before", after.threads() - before.threads());
        more("Virtual threads more than before", after.virtualThreads() - before.virtualThreads());
        sheet.figure("before", before.content());
        sheet.figure("after", after.content());
    }

    private void more(String what, int more) {
        sheet.claim(what, more, more <= FEW);
    }

    private void charged(Running portal) throws IOException, InterruptedException {
        long charged = portal.charges().orElseThrow().requests();
        sheet.claim(
                "Streams answered (%,d) and not charged, or the other way round".formatted(answered),
                Math.abs(answered - charged),
                answered == charged);
    }

    private Outcome measure(String name, Running running, ManagedProcess mock, Pace pace, int streams)
            throws IOException, InterruptedException {
        System.out.println("Load: " + name + ", " + streams + " streams");
        Outcome outcome = new Measurement(running, mock.pid())
                .of(target -> Outcome.of(PacedStreams.run(target, pace, streams, STARTS)));
        if (running.charges().isPresent()) {
            answered += outcome.figures().get(Metric.ANSWERED).longValue();
        }
        table.row(name, streams, pace, outcome);
        return outcome;
    }

    private void count(StreamTally tally) {
        answered += tally.streams.answered();
    }

    /** A gateway looks at a connection that has rested for two seconds before it uses it, and finds the old mock gone. */
    private ManagedProcess mock(Pace pace) throws IOException, InterruptedException {
        ManagedProcess mock = MockProcess.start(options.settings(), port, pace);
        Thread.sleep(Duration.ofSeconds(3));
        return mock;
    }

    private Running direct() {
        return new DirectContestant().start(new Stage(options.settings(), port));
    }

    private boolean held(Outcome outcome) {
        Map<Metric, Double> figures = outcome.figures();
        return figures.get(Metric.FAILED) == 0
                && figures.get(Metric.CHUNKS_LOST) == 0
                && figures.get(Metric.CHUNK_DELAY_P99_MILLIS) <= 1e3 / options.perSecond();
    }

    private String method() {
        return """
                Portal, mock and generator are processes of their own beside each other. Streams begin over %d s, run \
                together for the time of the load, and end. A chunk's delay counts from the instant at which it would be \
                due without anything between; held is a number of which every chunk arrives, 99 of 100 within one \
                interval. Probes take %d s, holds %d s. CPU is counted until two seconds after the last chunk. Before and \
                after, the portal rests for %d s and collects its garbage.""".formatted(
                STARTS.toSeconds(), options.probe().toSeconds(), options.hold().toSeconds(), REST.toSeconds());
    }
}
