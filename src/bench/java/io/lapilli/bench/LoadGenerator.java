package io.lapilli.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The generator by hand: {@code --mode=closed|open|streams}, {@code --port}, {@code --seconds},
 * {@code --connections}, {@code --rate} a second, {@code --streams}, {@code --waves},
 * {@code --chunks} and {@code --per-second} as the mock was given them, {@code --headers} as
 * {@code name:value|name:value}.
 */
public final class LoadGenerator {

    private LoadGenerator() {}

    public static void main(String[] args) throws IOException {
        Options options = Options.parse(
                args,
                Set.of(
                        "mode",
                        "port",
                        "seconds",
                        "connections",
                        "rate",
                        "streams",
                        "waves",
                        "chunks",
                        "per-second",
                        "headers"));
        Target target = Target.local(options.number("port", 9000), headers(options));
        Duration duration = Duration.ofSeconds(options.number("seconds", 5));
        switch (options.text("mode").orElse("closed")) {
            case "closed" -> print(ClosedLoop.run(target, options.number("connections", 10), duration));
            case "open" -> print(OpenLoop.run(target, options.number("rate", 500), duration));
            case "streams" ->
                print(PacedStreams.run(
                        target,
                        new Pace(options.number("chunks", 60), options.number("per-second", 30)),
                        options.number("streams", 200),
                        options.number("waves", 1)));
            default -> throw new IllegalArgumentException("--mode is closed, open or streams");
        }
    }

    private static Map<String, String> headers(Options options) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String field :
                options.text("headers").orElse("Authorization:Bearer none").split("\\|")) {
            String[] parts = field.split(":", 2);
            headers.put(parts[0].strip(), parts[1].strip());
        }
        return headers;
    }

    private static void print(Tally tally) {
        System.out.printf(
                Locale.ROOT,
                "answered %d, failed %d, %.0f/s, ms p50 %.3f p99 %.3f%n",
                tally.answered(),
                tally.failed(),
                tally.perSecond(),
                tally.latency().millisAt(0.5),
                tally.latency().millisAt(0.99));
        tally.firstFailure().ifPresent(reason -> System.out.println("first failure: " + reason));
    }

    private static void print(StreamTally tally) {
        print(tally.streams);
        System.out.printf(
                Locale.ROOT,
                "chunks %d, lost %d, delay ms p50 %.3f p99 %.3f%n",
                tally.chunks,
                tally.chunksLost,
                tally.delay.millisAt(0.5),
                tally.delay.millisAt(0.99));
    }
}
