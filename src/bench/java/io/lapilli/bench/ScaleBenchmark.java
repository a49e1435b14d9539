package io.lapilli.bench;

import io.lapilli.scale.ScaleData;
import io.lapilli.scale.ScalePortal;
import io.lapilli.scale.ScaleSize;
import io.lapilli.scale.ScaleViews;
import io.lapilli.scale.ScaleViews.Opening;
import io.lapilli.scale.Statements.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The portal full: 50,000 users, 500 customers and ten million requests over fourteen months. Opens every screen about
 * many customers and times each statement that it asks of the database, on both engines; and opens Overviews of the
 * packaged portal to see what they hold in memory. Writes a report; with {@code --check} ends with 1 unless every claim
 * is met.
 */
public final class ScaleBenchmark {

    private static final double MOST_MILLIS = 200;
    private static final int MOST_OFTEN = 8;
    private static final String DATA = "scale-";

    private final ScaleSize size;
    private final List<String> engines;
    private final int rounds;
    private final int pages;
    private final Path jar;
    private final Path work;
    private final Path report;
    private final boolean keep;
    private final boolean check;
    private final ClaimSheet sheet = new ClaimSheet();
    private final Map<String, Map<String, List<Opening>>> openings = new LinkedHashMap<>();
    private final StringBuilder told = new StringBuilder();

    private ScaleBenchmark(Options options) {
        size = new ScaleSize(
                options.number("customers", 500),
                options.number("users", 50_000),
                options.number("events", 10_000_000));
        engines = List.of(options.text("engines").orElse("h2,postgresql").split(","));
        rounds = options.number("rounds", 60);
        pages = options.number("pages", 60);
        jar = Path.of(options.text("jar").orElse("target/lapilli.jar")).toAbsolutePath();
        work = Path.of(options.text("work").orElse("target/bench-work")).toAbsolutePath();
        report = Path.of(options.text("report").orElse("target/bench/scale.md")).toAbsolutePath();
        keep = options.flag("keep");
        check = options.flag("check");
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var benchmark = new ScaleBenchmark(Options.parse(
                args,
                Set.of(
                        "customers",
                        "users",
                        "events",
                        "engines",
                        "rounds",
                        "pages",
                        "jar",
                        "work",
                        "report",
                        "keep",
                        "check")));
        benchmark.run();
        System.exit(benchmark.check && !benchmark.sheet.met() ? 1 : 0);
    }

    private void run() throws IOException, InterruptedException {
        Files.createDirectories(work);
        for (String engine : engines) {
            String folder = DATA + engine + "-" + size.customers() + "-" + size.users() + "-" + size.events();
            try (ScaleDatabase database = ScaleDatabase.open(engine, work.resolve(folder))) {
                fill(database);
                look(database);
            }
        }
        claims();
        if (pages > 0 && engines.contains("h2")) {
            memory();
        }
        if (!keep) {
            Folders.deleteIn(work, DATA);
        }
        write();
    }

    private void fill(ScaleDatabase database) throws IOException {
        if (!Files.exists(database.mark())) {
            long begin = System.nanoTime();
            Instant end;
            try (var portal = new ScalePortal(database.settings(), Instant.now())) {
                proveNothing(portal);
                end = ScaleData.fill(
                        portal,
                        size,
                        (what, rows) ->
                                System.out.printf("%s: %,d %s, %.0f s%n", database.name(), rows, what, since(begin)));
                portal.jdbc().sql(database.settle()).update();
            }
            Files.writeString(database.mark(), "%s %.0f".formatted(end, since(begin)));
        }
        String[] filled = Files.readString(database.mark()).split(" ");
        told.append("%s was filled in %s s and takes %.1f GB. "
                .formatted(database.name(), filled[1], database.gigabytes()));
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /** A proof of everything would be measured with everything else. */
    private static void proveNothing(ScalePortal portal) {
        UUID run = UUID.randomUUID();
        portal.jdbc()
                .sql(
                        "INSERT INTO reconciliation_run (id, whole, state, started_at, finished_at, organisations, periods,"
                                + " requests, new_found)"
                                + " VALUES (?, FALSE, 'DONE', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 0, 0, 0, 0)")
                .param(run)
                .update();
        portal.jdbc()
                .sql("UPDATE reconciliation_lease SET run_id = ?,"
                        + " held_until = TIMESTAMP WITH TIME ZONE '2999-01-01 00:00:00+00'")
                .param(run)
                .update();
    }

    private void look(ScaleDatabase database) throws IOException {
        Instant end = Instant.parse(Files.readString(database.mark()).split(" ")[0]);
        long begin = System.nanoTime();
        try (var portal = new ScalePortal(database.settings(), end)) {
            told.append("The portal started on it in %.0f s. ".formatted(since(begin)));
            count(portal, database.name());
            // a first round for the compiler, and for what is remembered of all customers together
            new ScaleViews(portal, (_, _) -> {}).open(3);
            var views = new ScaleViews(portal, (_, _) -> {});
            views.open(rounds);
            openings.put(database.name(), views.openings());
            slowest(database.name(), views.openings());
        }
    }

    private void count(ScalePortal portal, String engine) {
        for (String table : List.of(
                "app_user",
                "organisation",
                "api_key",
                "request_record",
                "usage_quarter",
                "usage_day",
                "usage_total",
                "speed_day")) {
            long rows = portal.jdbc()
                    .sql("SELECT COUNT(*) FROM " + table)
                    .query(Long.class)
                    .single();
            sheet.figure(engine + ": rows of " + table, rows);
            System.out.printf("%s: %,d rows of %s%n", engine, rows, table);
        }
    }

    /** For whoever mends: what the slow screens ask. */
    private static void slowest(String engine, Map<String, List<Opening>> openings) {
        openings.forEach((view, all) -> {
            Opening worst =
                    all.stream().max(Comparator.comparingLong(Opening::nanos)).orElseThrow();
            System.out.printf(
                    "%n%s, %s: p50 %.1f, p95 %.1f, most %.1f ms, customer %d%n",
                    engine, view, millis(all, 0.5), millis(all, 0.95), millis(all, 1), worst.rank());
            worst.asked().stream()
                    .sorted(Comparator.comparingLong(Asked::nanos).reversed())
                    .limit(3)
                    .filter(asked -> asked.nanos() > 20_000_000)
                    .forEach(asked -> System.out.printf("  %.1f ms: %s%n", asked.nanos() / 1e6, asked.shape()));
        });
    }

    /** Milliseconds of all statements of an opening together. */
    private static double millis(List<Opening> openings, double part) {
        long[] sorted = openings.stream().mapToLong(Opening::nanos).sorted().toArray();
        return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)] / 1e6;
    }

    private void claims() {
        openings.forEach((engine, views) -> {
            var slowest = views.entrySet().stream()
                    .max(Comparator.comparingDouble(view -> millis(view.getValue(), 0.95)))
                    .orElseThrow();
            double p95 = millis(slowest.getValue(), 0.95);
            sheet.claim(
                    "%s: p95 of the slowest screen (%s), all its statements together, ms; at most %.0f"
                            .formatted(engine, slowest.getKey(), MOST_MILLIS),
                    p95,
                    p95 <= MOST_MILLIS);
            int often = views.values().stream()
                    .flatMap(List::stream)
                    .mapToInt(Opening::mostOften)
                    .max()
                    .orElse(0);
            sheet.claim(
                    "%s: how often a screen asked the same at most, whatever it lists; at most %d"
                            .formatted(engine, MOST_OFTEN),
                    often,
                    often <= MOST_OFTEN);
        });
    }

    private void memory() throws IOException, InterruptedException {
        String folder = DATA + "h2-" + size.customers() + "-" + size.users() + "-" + size.events();
        double kilobytes = new PageMemory(
                        jar,
                        work,
                        Map.of(
                                "LAPILLI_DEMO",
                                "false",
                                "LAPILLI_DATA",
                                work.resolve(folder).resolve("data").toString(),
                                "LAPILLI_SECRET",
                                ScaleDatabase.SECRET))
                .measure(pages, rank -> "owner@customer" + rank % size.customers() + ".example", ScaleData.PASSWORD);
        told.append(
                "An open Overview of the packaged portal holds %.0f KB of heap: the mean of %d, each in a session of its own."
                        .formatted(kilobytes, pages));
        sheet.figure("heap of an open Overview, KB", kilobytes);
    }

    private void write() throws IOException {
        var columns = new ArrayList<>(List.of("screen", "statements"));
        openings.keySet().forEach(engine -> columns.addAll(List.of(engine + " p50", "p95", "most")));
        var table = new MarkdownTable(columns.toArray(String[]::new));
        List<String> order = List.copyOf(openings.values().iterator().next().keySet());
        for (String view : order) {
            var cells = new ArrayList<String>();
            cells.add(view);
            cells.add(statements(view));
            openings.forEach((engine, views) -> {
                for (double part : new double[] {0.5, 0.95, 1}) {
                    double millis = millis(views.get(view), part);
                    cells.add(MarkdownTable.number(millis, 1));
                    sheet.figure("%s, %s: %.2f quantile, ms".formatted(engine, view, part), millis);
                }
            });
            table.row(cells.toArray(String[]::new));
        }
        sheet.write(
                report,
                "A full portal, measured",
                """
                %,d customers with %,d users and %,d requests over %d days. Every screen is opened about %d customers, every \
                second one of the largest twentieth, in the portal as it is shipped but without a browser; what counts is the \
                time from asking a statement until its answer is there, of all statements of an opening together. %s\
                """.formatted(size.customers(), size.users(), size.events(), ScaleSize.DAYS, rounds, told),
                "Screens, milliseconds",
                table);
    }

    private String statements(String view) {
        int[] counts = openings.values().stream()
                .flatMap(views -> views.get(view).stream())
                .mapToInt(opening -> opening.asked().size())
                .sorted()
                .toArray();
        return counts[0] == counts[counts.length - 1] ? "" + counts[0] : counts[0] + "–" + counts[counts.length - 1];
    }
}
