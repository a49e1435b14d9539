package io.lapilli.bench;

import static io.lapilli.bench.MarkdownTable.number;

/** What every process of the run used, not the gateways alone. */
record ProcessTables(Results results) {

    /** Latency, and CPU in µs and allocation per request or per content chunk, of each scenario. */
    MarkdownTable figures() {
        MarkdownTable table = new MarkdownTable(
                "scenario",
                "gateway",
                "p50, ms",
                "p99, ms",
                "chunk delay p50 / p99, ms",
                "gateway CPU",
                "gateway allocated, bytes",
                "mock CPU",
                "generator CPU",
                "others",
                "stolen",
                "failed");
        for (Scenario scenario : Scenario.values()) {
            for (String name : results.versions().keySet()) {
                table.row(
                        scenario.label,
                        name,
                        median(name, scenario, Metric.P50_MILLIS, 2),
                        median(name, scenario, Metric.P99_MILLIS, 2),
                        median(name, scenario, Metric.CHUNK_DELAY_P50_MILLIS, 1) + " / "
                                + median(name, scenario, Metric.CHUNK_DELAY_P99_MILLIS, 1),
                        median(name, scenario, Metric.GATEWAY_CPU_MICROS, 1),
                        median(name, scenario, Metric.GATEWAY_ALLOCATED_BYTES, 0),
                        median(name, scenario, Metric.MOCK_CPU_MICROS, 1),
                        median(name, scenario, Metric.GENERATOR_CPU_MICROS, 1),
                        median(name, scenario, Metric.OTHER_CORES, 2),
                        median(name, scenario, Metric.STOLEN_CORES, 2),
                        number(results.series(name, scenario, Metric.FAILED).sum(), 0));
            }
        }
        return table;
    }

    /** Resident set in MB at the end of each load. */
    MarkdownTable memory() {
        MarkdownTable table = new MarkdownTable("gateway", "scenario", "gateway", "mock", "generator");
        for (String name : results.versions().keySet()) {
            for (Scenario scenario : Scenario.values()) {
                table.row(
                        name,
                        scenario.label,
                        median(name, scenario, Metric.GATEWAY_RSS_MEGABYTES, 0),
                        median(name, scenario, Metric.MOCK_RSS_MEGABYTES, 0),
                        median(name, scenario, Metric.GENERATOR_RSS_MEGABYTES, 0));
            }
        }
        return table;
    }

    private String median(String name, Scenario scenario, Metric metric, int decimals) {
        Series series = results.series(name, scenario, metric);
        return series.isEmpty() ? "–" : number(series.median(), decimals);
    }
}
