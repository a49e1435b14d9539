package io.lapilli.bench;

import static io.lapilli.bench.Claim.Bound.AT_LEAST;
import static io.lapilli.bench.Claim.Bound.AT_MOST;
import static io.lapilli.bench.Scenario.CLOSED;
import static io.lapilli.bench.Scenario.OPEN;
import static io.lapilli.bench.Scenario.STREAMS;

import java.util.Arrays;
import java.util.List;

/** The thresholds, and nothing of the figures that they are held against. */
final class Claims {

    private static final String US = "lapilli";

    private final Results results;

    private Claims(Results results) {
        this.results = results;
    }

    static List<Claim> on(Results results) {
        Claims claims = new Claims(results);
        return List.of(
                new Claim(
                        "Requests a second at c=10, times Portkey's",
                        claims.ratio(CLOSED, Metric.REQUESTS_PER_SECOND, "portkey"),
                        AT_LEAST,
                        8),
                new Claim(
                        "Requests a second at c=10, times Envoy's",
                        claims.ratio(CLOSED, Metric.REQUESTS_PER_SECOND, "envoy"),
                        AT_LEAST,
                        0.6),
                new Claim(
                        "CPU a request at c=10, times Portkey's",
                        claims.ratio(CLOSED, Metric.GATEWAY_CPU_MICROS, "portkey"),
                        AT_MOST,
                        0.125),
                new Claim("Added p50 at 500 requests a second, ms", claims.added(Metric.P50_MILLIS), AT_MOST, 1),
                new Claim("Added p99 at 500 requests a second, ms", claims.added(Metric.P99_MILLIS), AT_MOST, 3),
                new Claim(
                        "p99 completion of 200 paced streams, times direct",
                        claims.ratio(STREAMS, Metric.P99_MILLIS, "direct"),
                        AT_MOST,
                        1.05),
                new Claim("Chunks lost, all rounds", claims.total(Metric.CHUNKS_LOST, STREAMS), AT_MOST, 0),
                new Claim("CPU a streamed chunk, µs", claims.series(STREAMS, Metric.GATEWAY_CPU_MICROS), AT_MOST, 40),
                new Claim("Requests failed, all rounds", claims.total(Metric.FAILED, Scenario.values()), AT_MOST, 0),
                new Claim(
                        "Difference between requests answered and requests charged", claims.mischarged(), AT_MOST, 0));
    }

    private Series series(Scenario scenario, Metric metric) {
        return results.absent().containsKey(US) ? Series.EMPTY : results.series(US, scenario, metric);
    }

    private Series ratio(Scenario scenario, Metric metric, String other) {
        return results.absent().containsKey(other)
                ? Series.EMPTY
                : series(scenario, metric).over(results.series(other, scenario, metric));
    }

    private Series added(Metric metric) {
        return series(OPEN, metric).minus(results.series("direct", OPEN, metric));
    }

    private Series total(Metric metric, Scenario... scenarios) {
        List<Series> all = Arrays.stream(scenarios)
                .map(s -> series(s, metric))
                .filter(series -> !series.isEmpty())
                .toList();
        return all.isEmpty()
                ? Series.EMPTY
                : new Series(List.of(all.stream().mapToDouble(Series::sum).sum()));
    }

    private Series mischarged() {
        return results.charged().isEmpty()
                ? Series.EMPTY
                : new Series(List.of((double)
                        Math.abs(results.chargeable() - results.charged().getAsLong())));
    }
}
