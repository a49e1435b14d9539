package io.lapilli.bench;

import java.util.Optional;

/** What came of a run's requests; latencies only of those answered with 200. */
final class Tally {

    private final LatencyHistogram latency = new LatencyHistogram();
    private final long beginNanos = System.nanoTime();
    private long lastNanos = beginNanos;
    private long failed;
    private String firstFailure = "";

    void answered(long fromNanos) {
        lastNanos = System.nanoTime();
        latency.record(lastNanos - fromNanos);
    }

    void failed(String reason) {
        if (failed++ == 0) {
            firstFailure = reason;
        }
    }

    long answered() {
        return latency.count();
    }

    long failed() {
        return failed;
    }

    long ended() {
        return answered() + failed;
    }

    Optional<String> firstFailure() {
        return failed == 0 ? Optional.empty() : Optional.of(firstFailure);
    }

    LatencyHistogram latency() {
        return latency;
    }

    /** Answered requests a second, up to the last answer. */
    double perSecond() {
        return answered() == 0 ? 0 : answered() * 1e9 / (lastNanos - beginNanos);
    }
}
