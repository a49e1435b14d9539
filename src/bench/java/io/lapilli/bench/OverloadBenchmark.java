package io.lapilli.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What customers meet when a deployment is offered three times what it can do, and when one of ten customers asks for ten
 * times its share. The deployment takes {@value #PLACES} streams at a time, of a second each on average:
 * {@value #CAPACITY} a second. Writes a report; with {@code --check} ends with 1 unless every claim is met.
 */
public final class OverloadBenchmark {

    static final int PLACES = 100;
    static final int CAPACITY = 100;

    private static final int CUSTOMERS = 10;
    /** From half a second to one and a half, as answers are of unequal length. */
    private static final Pace LONGEST = new Pace(30, 20);

    private static final int LEAST_CHUNKS = 10;

    private final Settings settings;
    private final Duration time;
    private final Path report;
    private final boolean check;
    private final HttpClient client = HttpClient.newHttpClient();
    private final MarkdownTable loads = new MarkdownTable(
            "load",
            "offered",
            "answered a second",
            "answered p50 / p99, ms",
            "refused",
            "refused p50 / p99, ms",
            "failed");
    private final ClaimSheet sheet = new ClaimSheet();

    private OverloadBenchmark(Options options) {
        time = Duration.ofSeconds(options.number("seconds", 60));
        report = Path.of(options.text("report").orElse("target/bench/overload.md"))
                .toAbsolutePath();
        check = options.flag("check");
        String jar = options.text("jar").orElse("target/lapilli.jar");
        settings = Settings.parse(new String[] {"--jar=" + jar, "--only=lapilli"});
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var benchmark = new OverloadBenchmark(Options.parse(args, Set.of("jar", "report", "seconds", "check")));
        benchmark.run();
        System.exit(benchmark.check && !benchmark.sheet.met() ? 1 : 0);
    }

    private void run() throws IOException, InterruptedException {
        Files.createDirectories(settings.work());
        int port = ManagedProcess.freePort();
        try (ManagedProcess _ = MockProcess.start(settings, port, LONGEST, LEAST_CHUNKS);
                Running portal = new LapilliContestant().start(new Stage(settings, port))) {
            LapilliSetup setup = portal.charges().map(LapilliSetup.class::cast).orElseThrow();
            setup.places(PLACES);
            List<String> keys = new ArrayList<>();
            for (int customer = 0; customer < CUSTOMERS; customer++) {
                keys.add(setup.keyOf("Customer " + customer));
            }
            measure(portal.target(), keys);
        } finally {
            Folders.deleteIn(settings.work(), LapilliContestant.DATA);
        }
        write();
    }

    private void measure(Target target, List<String> keys) throws InterruptedException {
        load("warm-up", target, keys, even(0.9), Duration.ofSeconds(Math.min(20, time.toSeconds())));
        Crowd peak = load("as much as it can do", target, keys, even(1.1), time).getFirst();
        Crowd over = load("three times as much", target, keys, even(3), time).getFirst();
        double share = (double) over.answered() / peak.answered();
        sheet.claim("Goodput at three times the capacity is at least 0.85 of its peak", share, share >= 0.85);
        sheet.claim(
                "A refusal takes at most 50 ms at the median", over.refusedMillis(0.5), over.refusedMillis(0.5) <= 50);
        sheet.claim("Refusals that don't say when to come back", over.withoutAdvice(), over.withoutAdvice() == 0);
        sheet.claim(
                "Answers take at most 7 s at the 99th percentile, waiting included",
                over.answeredMillis(0.99),
                over.answeredMillis(0.99) <= 7_000);
        sheet.claim("Calls that failed", peak.failed() + over.failed(), peak.failed() + over.failed() == 0);

        Crowd before = load("each its share", target, keys, even(0.9), time).getLast();
        Crowd beside =
                load("one ten times its share", target, keys, oneGreedy(), time).getLast();
        double ratio = beside.answeredMillis(0.99) / before.answeredMillis(0.99);
        sheet.claim(
                "The others' 99th percentile beside one at ten times its share, against before", ratio, ratio <= 1.2);
        sheet.claim(
                "Of the others' calls refused or failed", beside.refused() + beside.failed(), beside.refused() == 0);
    }

    private static double[] even(double load) {
        double[] rates = new double[CUSTOMERS];
        Arrays.fill(rates, load * CAPACITY / CUSTOMERS);
        return rates;
    }

    private static double[] oneGreedy() {
        double[] rates = even(0.9);
        rates[0] *= 10;
        return rates;
    }

    /** What came of everybody's calls, and of all but the first customer's. */
    private List<Crowd> load(String name, Target target, List<String> keys, double[] perSecond, Duration lasts)
            throws InterruptedException {
        System.out.println("Load: " + name);
        var first = new Crowd();
        var others = new Crowd();
        boolean apart = perSecond[0] > perSecond[1] || name.equals("each its share");
        long end = System.nanoTime() + lasts.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            Crowd crowd = apart && customer > 0 ? others : first;
            var caller = new Caller(client, target, keys.get(customer), perSecond[customer], crowd);
            threads.add(Thread.ofPlatform().start(() -> caller.run(end)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        first.await(30_000_000_000L);
        others.await(30_000_000_000L);
        row(apart ? name + ": the first" : name, first, lasts);
        if (apart) {
            row(name + ": the others", others, lasts);
        }
        return List.of(first, others);
    }

    private void row(String name, Crowd crowd, Duration lasts) {
        loads.row(
                name,
                MarkdownTable.number(crowd.offered(), 0),
                MarkdownTable.number((double) crowd.answered() / lasts.toSeconds(), 1),
                MarkdownTable.number(crowd.answeredMillis(0.5), 0) + " / "
                        + MarkdownTable.number(crowd.answeredMillis(0.99), 0),
                MarkdownTable.number(crowd.refused(), 0),
                MarkdownTable.number(crowd.refusedMillis(0.5), 1) + " / "
                        + MarkdownTable.number(crowd.refusedMillis(0.99), 1),
                crowd.failed() == 0 ? "0" : crowd.failed() + ": " + crowd.firstFailure());
        sheet.figure(
                name,
                Map.of(
                        "offered", crowd.offered(),
                        "answered", crowd.answered(),
                        "answered_p99_ms", crowd.answeredMillis(0.99),
                        "refused", crowd.refused(),
                        "refused_p50_ms", crowd.refusedMillis(0.5),
                        "failed", crowd.failed()));
    }

    private void write() throws IOException {
        String method = """
                Each load takes %d s. A deployment takes %d streams at a time, which last from half a second to one and a half: %d a second. Ten customers call \
                it at random instants, whatever becomes of their earlier calls. Latency counts from the instant at which \
                a call was due to its last byte.""".formatted(time.toSeconds(), PLACES, CAPACITY);
        sheet.write(report, "Overload and fairness, measured", method, "Loads", loads);
    }
}
