package io.lapilli.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** All figures of a run. */
final class Results {

    private record Key(String contestant, Scenario scenario, Metric metric) {}

    private final Map<Key, List<Double>> figures = new HashMap<>();
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final Map<String, String> absent = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private OptionalLong charged = OptionalLong.empty();
    private long chargeable;

    void started(Running running) {
        versions.put(running.name(), running.version());
    }

    /** It could not be measured, or not to the end. */
    void absent(String contestant, String reason) {
        absent.put(contestant, reason);
    }

    void add(String contestant, Scenario scenario, Map<Metric, Double> round) {
        round.forEach((metric, value) -> figures.computeIfAbsent(
                        new Key(contestant, scenario, metric), key -> new ArrayList<>())
                .add(value));
    }

    /** Keeps the first reason only. */
    void failure(String contestant, String reason) {
        failures.putIfAbsent(contestant, reason);
    }

    /** So many requests were answered in all, warm-up included, and so many charged. */
    void charged(long answered, long requests) {
        chargeable = answered;
        charged = OptionalLong.of(requests);
    }

    Series series(String contestant, Scenario scenario, Metric metric) {
        return new Series(figures.getOrDefault(new Key(contestant, scenario, metric), List.of()));
    }

    /** The most that the rest of the machine and its host took in any measurement, in cores. */
    double noise() {
        return figures.entrySet().stream()
                .filter(entry ->
                        entry.getKey().metric == Metric.OTHER_CORES || entry.getKey().metric == Metric.STOLEN_CORES)
                .mapToDouble(entry -> new Series(entry.getValue()).max())
                .max()
                .orElse(0);
    }

    /** Names and versions of those that were started, in the order of their starts. */
    Map<String, String> versions() {
        return versions;
    }

    Map<String, String> absent() {
        return absent;
    }

    Map<String, String> failures() {
        return failures;
    }

    OptionalLong charged() {
        return charged;
    }

    long chargeable() {
        return chargeable;
    }
}
