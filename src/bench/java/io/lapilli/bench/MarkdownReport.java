package io.lapilli.bench;

import static io.lapilli.bench.MarkdownTable.cell;
import static io.lapilli.bench.MarkdownTable.number;
import static io.lapilli.bench.MarkdownTable.plain;

import java.time.Instant;
import java.util.List;

/** The report for people: verdicts first, then the figures behind them, then how they came about. */
record MarkdownReport(Settings settings, Results results, Machine machine, Instant date, List<Claim> claims) {

    private static final double QUIET_CORES = 0.1;

    String text() {
        ProcessTables processes = new ProcessTables(results);
        return """
                # Data plane, measured

                %s, rounds: %d%s. Figures are medians over the rounds, in brackets the least and the \
                most. %s

                ## Claims

                %s
                ## Results

                %s
                Added latency and ratios are taken within each round. Memory is the resident set \
                after the streams.

                ## Every process

                %s
                CPU is µs per request, and per content chunk in the last scenario; so is what a JVM allocated. *Others* is what \
                the rest of the machine used while the load ran, in cores; *stolen* is what its host \
                withheld.

                ## Memory, MB resident

                %s
                ## Left out and failed

                %s
                ## Method

                %s
                ## Machine and versions

                %s""".formatted(
                        date,
                        settings.rounds(),
                        settings.quick() ? " (a quick run, too short to be quoted)" : "",
                        surroundings(),
                        claimTable(),
                        resultTable(),
                        processes.figures(),
                        processes.memory(),
                        troubles(),
                        new MethodText(settings, results),
                        versions());
    }

    private String surroundings() {
        String most = number(results.noise(), 2);
        return results.noise() <= QUIET_CORES
                ? "The machine was quiet (others took " + most + " cores at most)."
                : "**The machine was not quiet: others took up to " + most
                        + " cores. Repeat the run before quoting it.**";
    }

    private MarkdownTable claimTable() {
        MarkdownTable table = new MarkdownTable("claim", "limit", "measured", "verdict");
        for (Claim claim : claims) {
            table.row(
                    claim.text(),
                    claim.bound().text + " " + plain(claim.limit()),
                    cell(claim.figure(), 3),
                    "**" + claim.verdict().text + "**");
        }
        return table;
    }

    private MarkdownTable resultTable() {
        MarkdownTable table = new MarkdownTable(
                "gateway",
                "requests/s, c=10",
                "CPU µs a request",
                "allocated, KB a request",
                "added p50 at 500/s, ms",
                "added p99 at 500/s, ms",
                "200 streams: p99 against direct",
                "CPU µs a chunk",
                "chunks lost",
                "memory, MB");
        for (String name : results.versions().keySet()) {
            table.row(
                    name,
                    cell(closed(name, Metric.REQUESTS_PER_SECOND), 0),
                    cell(closed(name, Metric.GATEWAY_CPU_MICROS), 0),
                    cell(closed(name, Metric.GATEWAY_ALLOCATED_BYTES).times(1e-3), 1),
                    cell(added(name, Metric.P50_MILLIS), 2),
                    cell(added(name, Metric.P99_MILLIS), 2),
                    cell(streams(name, Metric.P99_MILLIS).over(streams("direct", Metric.P99_MILLIS)), 3),
                    cell(streams(name, Metric.GATEWAY_CPU_MICROS), 1),
                    cell(streams(name, Metric.CHUNKS_LOST), 0),
                    cell(streams(name, Metric.GATEWAY_RSS_MEGABYTES), 0));
        }
        return table;
    }

    private String troubles() {
        StringBuilder text = new StringBuilder();
        results.absent()
                .forEach((name, reason) -> text.append("- ")
                        .append(name)
                        .append(": ")
                        .append(oneLine(reason))
                        .append('\n'));
        results.failures()
                .forEach((name, reason) -> text.append("- ")
                        .append(name)
                        .append(", first failure: `")
                        .append(oneLine(reason))
                        .append("`\n"));
        return text.isEmpty() ? "Nothing.\n" : text.toString();
    }

    private String versions() {
        StringBuilder text = new StringBuilder("- %d cores, %s, %d MB\n- %s\n- JDK %s\n"
                .formatted(machine.cores(), machine.cpu(), machine.memoryMegabytes(), machine.kernel(), machine.jdk()));
        results.versions()
                .forEach((name, version) -> text.append("- ")
                        .append(name)
                        .append(": ")
                        .append(version)
                        .append('\n'));
        return text.toString();
    }

    private Series closed(String name, Metric metric) {
        return results.series(name, Scenario.CLOSED, metric);
    }

    private Series streams(String name, Metric metric) {
        return results.series(name, Scenario.STREAMS, metric);
    }

    private Series added(String name, Metric metric) {
        return results.series(name, Scenario.OPEN, metric).minus(results.series("direct", Scenario.OPEN, metric));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").replace('`', '\'').replace('|', '/');
    }
}
