package io.lapilli.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What {@link StreamsBenchmark} does.
 *
 * @param perSecond tokens of a stream whose highest number is searched
 * @param least streams with which the search begins
 * @param most streams at which it ends
 * @param step within which the highest number is found
 * @param warmUp of each of two loads before anything is measured
 * @param probe how long a number is tried
 * @param hold how long the highest number must be held, and the many
 * @param many streams of {@code manyPerSecond} tokens
 */
record StreamsOptions(
        Settings settings,
        Path report,
        boolean check,
        int perSecond,
        int least,
        int most,
        int step,
        Duration warmUp,
        Duration probe,
        Duration hold,
        int many,
        int manyPerSecond) {

    static StreamsOptions parse(String[] args) {
        Options options = Options.parse(
                args,
                Set.of(
                        "jar",
                        "java-options",
                        "work",
                        "report",
                        "check",
                        "per-second",
                        "least",
                        "most",
                        "step",
                        "warm-up",
                        "probe-seconds",
                        "seconds",
                        "many",
                        "many-per-second"));
        return new StreamsOptions(
                settings(options),
                Path.of(options.text("report").orElse("target/bench/streams.md"))
                        .toAbsolutePath(),
                options.flag("check"),
                options.number("per-second", 30),
                options.number("least", 300),
                options.number("most", 2_000),
                options.number("step", 25),
                seconds(options, "warm-up", 20),
                seconds(options, "probe-seconds", 10),
                seconds(options, "seconds", 60),
                options.number("many", 1_000),
                options.number("many-per-second", 10));
    }

    private static Settings settings(Options options) {
        List<String> args = new ArrayList<>(List.of("--only=lapilli"));
        args.add("--jar=" + options.text("jar").orElse("target/lapilli.jar"));
        for (String name : List.of("java-options", "work")) {
            options.text(name).ifPresent(value -> args.add("--" + name + "=" + value));
        }
        return Settings.parse(args.toArray(String[]::new));
    }

    private static Duration seconds(Options options, String name, int otherwise) {
        return Duration.ofSeconds(options.number(name, otherwise));
    }

    /** Of streams that all run together for so long. */
    Pace pace(Duration together) {
        return paced(perSecond, together);
    }

    Pace manyPace(Duration together) {
        return paced(manyPerSecond, together);
    }

    private static Pace paced(int perSecond, Duration together) {
        return new Pace(perSecond * (int) together.plus(StreamsBenchmark.STARTS).toSeconds(), perSecond);
    }

    /** A whole number of steps, at least one. */
    int stepped(int streams) {
        return Math.max(1, streams / step) * step;
    }
}
