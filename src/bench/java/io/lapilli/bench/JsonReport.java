package io.lapilli.bench;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All figures of all rounds, for other programs. */
record JsonReport(Settings settings, Results results, Machine machine, Instant date, List<Claim> claims) {

    Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("date", date.toString());
        content.put("machine", machineFields());
        content.put("quick", settings.quick());
        content.put("rounds", settings.rounds());
        content.put("seconds", settings.closed().toSeconds());
        content.put("stream_waves", settings.waves());
        content.put("noise_cores", results.noise());
        content.put("versions", results.versions());
        content.put("left_out", results.absent());
        content.put("first_failures", results.failures());
        content.put("claims", claims.stream().map(JsonReport::claim).toList());
        content.put("figures", figures());
        return content;
    }

    private Map<String, Object> machineFields() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("cores", machine.cores());
        content.put("cpu", machine.cpu());
        content.put("kernel", machine.kernel());
        content.put("memory_megabytes", machine.memoryMegabytes());
        content.put("jdk", machine.jdk());
        return content;
    }

    private static Map<String, Object> claim(Claim claim) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("text", claim.text());
        content.put("bound", claim.bound().text);
        content.put("limit", claim.limit());
        content.put("rounds", claim.figure().rounds());
        content.put("verdict", claim.verdict().text);
        return content;
    }

    private Map<String, Object> figures() {
        Map<String, Object> contestants = new LinkedHashMap<>();
        for (String contestant : results.versions().keySet()) {
            Map<String, Object> scenarios = new LinkedHashMap<>();
            for (Scenario scenario : Scenario.values()) {
                scenarios.put(scenario.key(), figures(contestant, scenario));
            }
            contestants.put(contestant, scenarios);
        }
        return contestants;
    }

    private Map<String, Object> figures(String contestant, Scenario scenario) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            Series series = results.series(contestant, scenario, metric);
            if (!series.isEmpty()) {
                metrics.put(metric.key(), Map.of("median", series.median(), "rounds", series.rounds()));
            }
        }
        return metrics;
    }
}
