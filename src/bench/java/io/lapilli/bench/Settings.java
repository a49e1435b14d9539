package io.lapilli.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to run, for how long, and where to put it; {@code src/bench/README.md} lists the options.
 *
 * @param jar the portal's runnable jar, without which it is not measured
 * @param javaOptions further options of the portal's JVM
 * @param peers folder of the script and the lists that install the peers
 * @param cache folder into which they are installed
 * @param work folder of logs and of the portal's data
 * @param warmUp of each contestant, twice before the first round
 * @param waves of streams a round
 * @param warmUpWaves of streams of each contestant, twice before the first round
 */
record Settings(
        Optional<Path> jar,
        List<String> javaOptions,
        Path report,
        Path peers,
        Path cache,
        Path work,
        List<String> only,
        int rounds,
        Duration warmUp,
        Duration closed,
        Duration open,
        int waves,
        int warmUpWaves,
        boolean quick,
        boolean check) {

    static final int CONNECTIONS = 10;
    static final int RATE = 500;
    static final int STREAMS = 200;
    static final Pace PACE = new Pace(60, 30);

    static final List<String> ALL = List.of("direct", "lapilli", "envoy", "portkey", "litellm");

    static Settings parse(String[] args) {
        Options options = Options.parse(
                args,
                Set.of(
                        "jar",
                        "java-options",
                        "report",
                        "peers",
                        "cache",
                        "work",
                        "only",
                        "rounds",
                        "warm-up",
                        "seconds",
                        "waves",
                        "warm-up-waves",
                        "quick",
                        "check"));
        boolean quick = options.flag("quick");
        Duration seconds = Duration.ofSeconds(options.number("seconds", quick ? 3 : 8));
        return new Settings(
                options.text("jar").map(Path::of),
                words(options, "java-options", " "),
                path(options, "report", "target/bench/data-plane.md"),
                path(options, "peers", "src/bench/peers"),
                path(options, "cache", "target/bench-peers"),
                path(options, "work", "target/bench-work"),
                contestants(options),
                options.number("rounds", quick ? 1 : 3),
                Duration.ofSeconds(options.number("warm-up", quick ? 3 : 35)),
                seconds,
                seconds,
                options.number("waves", quick ? 1 : 3),
                options.number("warm-up-waves", quick ? 1 : 10),
                quick,
                options.flag("check"));
    }

    private static List<String> contestants(Options options) {
        List<String> only = words(options, "only", ",");
        if (!ALL.containsAll(only)) {
            throw new IllegalArgumentException("--only takes some of " + ALL + ", not " + only);
        }
        return only.isEmpty() ? ALL : only;
    }

    private static Path path(Options options, String name, String otherwise) {
        return Path.of(options.text(name).orElse(otherwise)).toAbsolutePath();
    }

    private static List<String> words(Options options, String name, String separator) {
        return options.text(name)
                .filter(text -> !text.isBlank())
                .map(text -> List.of(text.strip().split(separator)))
                .orElse(List.of());
    }
}
