package io.lapilli.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Clients that leave in the middle of an answer, under both policies: what the upstream notices, and when, and what is
 * charged. Writes a report; with {@code --check} ends with 1 unless every claim is met.
 */
public final class AbortBenchmark {

    static final Pace PACE = new Pace(60, 30);

    private static final double SOON_MILLIS = 200;

    private final Settings settings;
    private final Path report;
    private final boolean check;
    private final int aborts;
    private final int atOnce;
    private final ClaimSheet sheet = new ClaimSheet();
    private final MarkdownTable policies = new MarkdownTable(
            "policy",
            "clients that left",
            "upstream cancelled",
            "seen after p50 / p99 / most, ms",
            "tokens read",
            "sent by the upstream",
            "charged",
            "charged otherwise than stated");

    private AbortBenchmark(Options options) {
        aborts = options.number("aborts", 500);
        atOnce = options.number("at-once", 50);
        report =
                Path.of(options.text("report").orElse("target/bench/aborts.md")).toAbsolutePath();
        check = options.flag("check");
        String jar = options.text("jar").orElse("target/lapilli.jar");
        settings = Settings.parse(new String[] {"--jar=" + jar, "--only=lapilli"});
    }

    public static void main(String[] args) throws Exception {
        var benchmark = new AbortBenchmark(Options.parse(args, Set.of("jar", "report", "aborts", "at-once", "check")));
        benchmark.run();
        System.exit(benchmark.check && !benchmark.sheet.met() ? 1 : 0);
    }

    private void run() throws Exception {
        Files.createDirectories(settings.work());
        try (var upstream = new AbortUpstream(PACE);
                Running portal = new LapilliContestant().start(new Stage(settings, upstream.port()))) {
            LapilliSetup setup = portal.charges().map(LapilliSetup.class::cast).orElseThrow();
            var leavers = new Leavers(upstream, portal.target(), setup, atOnce);
            setup.aborts("cancel");
            leavers.leave("warm-up", atOnce);
            List<Abort> cancelled = leavers.leave("cancel", aborts);
            setup.aborts("drain");
            judge(cancelled, leavers.leave("drain", aborts));
        } finally {
            Folders.deleteIn(settings.work(), LapilliContestant.DATA);
        }
        String method = """
                Streams of %d tokens at %d a second, %d at a time; each client reads a random number of tokens, leaves, and \
                is then asked for at the portal's own API. Client and upstream share a clock.""".formatted(PACE.chunks(), PACE.perSecond(), atOnce);
        sheet.write(report, "Clients that leave, measured", method, "Policies", policies);
    }

    private void judge(List<Abort> cancelled, List<Abort> drained) {
        LatencyHistogram seen = row("cancel", cancelled, Abort::chargedAsDelivered);
        row("drain", drained, abort -> abort.chargedAs(PACE.chunks()));
        sheet.claim(
                "Cancel: the upstream sees it within 200 ms at the 99th percentile",
                seen.millisAt(0.99),
                seen.millisAt(0.99) <= SOON_MILLIS);
        long late = cancelled.stream()
                .filter(abort -> abort.end().cancelledAt() == 0)
                .count();
        sheet.claim("Cancel: answers that the upstream could send to their end", late, late == 0);
        long wrong =
                cancelled.stream().filter(abort -> !abort.chargedAsDelivered()).count();
        sheet.claim("Cancel: charged otherwise than the prompt and what had been delivered", wrong, wrong == 0);
        long cut =
                drained.stream().filter(abort -> abort.end().cancelledAt() != 0).count();
        sheet.claim("Drain: answers that the upstream could not send to their end", cut, cut == 0);
        long other = drained.stream()
                .filter(abort -> !abort.chargedAs(PACE.chunks()))
                .count();
        sheet.claim("Drain: charged otherwise than the upstream counted", other, other == 0);
    }

    private LatencyHistogram row(String policy, List<Abort> all, Predicate<Abort> asStated) {
        var seen = new LatencyHistogram();
        all.stream()
                .filter(abort -> abort.end().cancelledAt() != 0)
                .forEach(abort -> seen.record(abort.end().cancelledAt() - abort.leftAt()));
        policies.row(
                policy,
                MarkdownTable.number(all.size(), 0),
                MarkdownTable.number(seen.count(), 0),
                seen.count() == 0
                        ? "–"
                        : MarkdownTable.number(seen.millisAt(0.5), 1) + " / "
                                + MarkdownTable.number(seen.millisAt(0.99), 1) + " / "
                                + MarkdownTable.number(seen.millisAt(1), 1),
                MarkdownTable.number(all.stream().mapToInt(Abort::read).sum(), 0),
                MarkdownTable.number(
                        all.stream().mapToInt(abort -> abort.end().sent()).sum(), 0),
                MarkdownTable.number(all.stream().mapToLong(Abort::charged).sum(), 0),
                MarkdownTable.number(all.stream().filter(asStated.negate()).count(), 0));
        sheet.figure(
                policy,
                Map.of(
                        "aborts", all.size(),
                        "cancelled", seen.count(),
                        "seen_p50_ms", seen.millisAt(0.5),
                        "seen_p99_ms", seen.millisAt(0.99),
                        "seen_max_ms", seen.millisAt(1)));
        return seen;
    }
}
