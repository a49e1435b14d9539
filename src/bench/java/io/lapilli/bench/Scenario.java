package io.lapilli.bench;

import java.io.IOException;

/** The three loads of a round. */
enum Scenario {

    /** Small requests, one after the other on ten connections: how much goes through. */
    CLOSED("closed", "requests/s at c=10"),

    /** 500 small requests a second: how much latency is added at a load that all should carry. */
    OPEN("open", "500 requests/s"),

    /** 200 streams at once, each 60 chunks at 30 a second: what a chunk costs, and how late it is. */
    STREAMS("streams", "200 paced streams");

    private final String key;
    final String label;

    Scenario(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /** Its name in the JSON report. */
    String key() {
        return key;
    }

    Outcome run(Target target, Settings settings) throws IOException {
        return switch (this) {
            case CLOSED -> Outcome.of(ClosedLoop.run(target, Settings.CONNECTIONS, settings.closed()));
            case OPEN -> Outcome.of(OpenLoop.run(target, Settings.RATE, settings.open()));
            case STREAMS -> Outcome.of(PacedStreams.run(target, Settings.PACE, Settings.STREAMS, settings.waves()));
        };
    }
}
