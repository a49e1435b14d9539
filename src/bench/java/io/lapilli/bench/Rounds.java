package io.lapilli.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Warms all contestants up, then measures them in turn, scenario by scenario, in another order each
 * round. Who fails outright is left out from there on.
 */
final class Rounds {

    /** What changes from one kind of load to another is compiled anew: the second time shows what lasts. */
    private static final int WARM_UPS = 2;

    private final Settings settings;
    private final Results results;
    private final long mockPid;
    private final List<Running> contestants;
    private final Map<String, Long> answered = new HashMap<>();

    Rounds(Settings settings, Results results, long mockPid, List<Running> contestants) {
        this.settings = settings;
        this.results = results;
        this.mockPid = mockPid;
        this.contestants = new ArrayList<>(contestants);
    }

    void run() throws InterruptedException {
        for (int pass = 0; pass < WARM_UPS; pass++) {
            each(this::warmUp);
        }
        for (int round = 1; round <= settings.rounds(); round++) {
            for (Scenario scenario : Scenario.values()) {
                System.out.println("Round " + round + ": " + scenario.label);
                each(running -> measure(scenario, running));
            }
            Collections.rotate(contestants, 1);
        }
        each(this::readCharges);
    }

    private interface Step {
        void on(Running running) throws IOException, InterruptedException;
    }

    private void each(Step step) throws InterruptedException {
        for (Running running : List.copyOf(contestants)) {
            try {
                step.on(running);
            } catch (IOException | RuntimeException e) {
                results.absent(running.name(), "failed: " + e);
                contestants.remove(running);
            }
        }
    }

    private void warmUp(Running running) throws IOException {
        System.out.println("Warm-up: " + running.name());
        Tally tally = ClosedLoop.run(running.target(), Settings.CONNECTIONS, settings.warmUp());
        StreamTally streams =
                PacedStreams.run(running.target(), Settings.PACE, Settings.STREAMS, settings.warmUpWaves());
        count(running, tally.answered() + streams.streams.answered());
        if (tally.answered() == 0 || streams.streams.answered() == 0) {
            throw new IOException(
                    tally.firstFailure().or(streams.streams::firstFailure).orElse("nothing was answered"));
        }
    }

    private void measure(Scenario scenario, Running running) throws IOException, InterruptedException {
        Outcome outcome = new Measurement(running, mockPid).of(target -> scenario.run(target, settings));
        outcome.firstFailure().ifPresent(reason -> results.failure(running.name(), reason));
        results.add(running.name(), scenario, outcome.figures());
        count(running, outcome.figures().get(Metric.ANSWERED).longValue());
    }

    private void count(Running running, long requests) {
        answered.merge(running.name(), requests, Long::sum);
    }

    /** Charges that cannot be read take nothing away from what was measured. */
    private void readCharges(Running running) throws InterruptedException {
        if (running.charges().isPresent()) {
            try {
                results.charged(
                        answered.get(running.name()), running.charges().get().requests());
            } catch (IOException | RuntimeException e) {
                results.failure(running.name(), "its charges could not be read: " + e.getMessage());
            }
        }
    }
}
