package io.lapilli.bench;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the generator saw of a scenario.
 *
 * @param units requests answered or content chunks delivered: what CPU is divided by
 */
record Outcome(long units, Map<Metric, Double> figures, Optional<String> firstFailure) {

    static Outcome of(Tally tally) {
        return new Outcome(tally.answered(), figures(tally), tally.firstFailure());
    }

    static Outcome of(StreamTally tally) {
        Map<Metric, Double> figures = figures(tally.streams);
        figures.put(Metric.CHUNKS_LOST, (double) tally.chunksLost);
        figures.put(Metric.CHUNK_DELAY_P50_MILLIS, tally.delay.millisAt(0.5));
        figures.put(Metric.CHUNK_DELAY_P99_MILLIS, tally.delay.millisAt(0.99));
        figures.put(Metric.CHUNK_DELAY_MAX_MILLIS, tally.delay.millisAt(1));
        return new Outcome(tally.chunks, figures, tally.streams.firstFailure());
    }

    private static Map<Metric, Double> figures(Tally tally) {
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.ANSWERED, (double) tally.answered());
        figures.put(Metric.FAILED, (double) tally.failed());
        figures.put(Metric.REQUESTS_PER_SECOND, tally.perSecond());
        figures.put(Metric.P50_MILLIS, tally.latency().millisAt(0.5));
        figures.put(Metric.P99_MILLIS, tally.latency().millisAt(0.99));
        return figures;
    }
}
