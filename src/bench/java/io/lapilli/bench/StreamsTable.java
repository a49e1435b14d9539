package io.lapilli.bench;

import static io.lapilli.bench.MarkdownTable.number;

import java.util.LinkedHashMap;
import java.util.Map;

/** The loads of {@link StreamsBenchmark}, one after the other. */
final class StreamsTable {

    private final MarkdownTable rows = new MarkdownTable(
            "load",
            "streams",
            "streams / chunks lost",
            "chunk delay p50 / p99 / most, ms",
            "portal: CPU µs a chunk",
            "% of a core a stream",
            "allocated, bytes a chunk",
            "memory, MB",
            "cores: portal / mock / generator / others");
    private final ClaimSheet sheet;

    StreamsTable(ClaimSheet sheet) {
        this.sheet = sheet;
    }

    MarkdownTable rows() {
        return rows;
    }

    /** Cores that the gateway uses for one stream. */
    static double coreShare(Outcome outcome, Pace pace) {
        return outcome.figures().getOrDefault(Metric.GATEWAY_CPU_MICROS, 0.0) * pace.perSecond() / 1e6;
    }

    void row(String load, int streams, Pace pace, Outcome outcome) {
        Map<Metric, Double> figures = outcome.figures();
        rows.row(
                load,
                number(streams, 0),
                number(figures.get(Metric.FAILED), 0) + " / " + number(figures.get(Metric.CHUNKS_LOST), 0),
                number(figures.get(Metric.CHUNK_DELAY_P50_MILLIS), 1) + " / "
                        + number(figures.get(Metric.CHUNK_DELAY_P99_MILLIS), 1) + " / "
                        + number(figures.get(Metric.CHUNK_DELAY_MAX_MILLIS), 0),
                optional(figures, Metric.GATEWAY_CPU_MICROS, 1),
                figures.containsKey(Metric.GATEWAY_CPU_MICROS) ? number(100 * coreShare(outcome, pace), 3) : "–",
                optional(figures, Metric.GATEWAY_ALLOCATED_BYTES, 0),
                optional(figures, Metric.GATEWAY_RSS_MEGABYTES, 0),
                cores(figures, Metric.GATEWAY_CPU_MICROS, pace, streams) + " / "
                        + cores(figures, Metric.MOCK_CPU_MICROS, pace, streams) + " / "
                        + cores(figures, Metric.GENERATOR_CPU_MICROS, pace, streams) + " / "
                        + number(figures.get(Metric.OTHER_CORES), 2));
        outcome.firstFailure().ifPresent(reason -> rows.row("", "", reason.replace('|', '/')));
        Map<String, Object> content = new LinkedHashMap<>();
        figures.forEach((metric, value) -> content.put(metric.key(), value));
        sheet.figure(load + ", " + streams, content);
    }

    private static String optional(Map<Metric, Double> figures, Metric metric, int decimals) {
        Double figure = figures.get(metric);
        return figure == null ? "–" : number(figure, decimals);
    }

    private static String cores(Map<Metric, Double> figures, Metric micros, Pace pace, int streams) {
        Double figure = figures.get(micros);
        return figure == null ? "–" : number(figure * pace.perSecond() * streams / 1e6, 2);
    }
}
