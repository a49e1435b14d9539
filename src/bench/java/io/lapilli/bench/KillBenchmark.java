package io.lapilli.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code kill -9} five times in the middle of a load whose upstream fails, cuts, stalls and lies. Two customers: one with a
 * hard budget that is used up on the way, one whose upstream also reports a thousand times too much. Afterwards every
 * answered request must be in the ledger once, with the cost that its answer said; the budget never above; and the
 * portal's own reconciliation must find no difference. Writes a report; with {@code --check} ends with 1 unless all holds.
 */
public final class KillBenchmark {

    private static final List<FaultyUpstream.Fault> FAULTS = weighted();
    private static final List<FaultyUpstream.Fault> WITHOUT_MORE =
            FAULTS.stream().filter(fault -> fault != FaultyUpstream.Fault.MORE).toList();

    private final Path jar;
    private final Path work;
    private final Path report;
    private final boolean check;
    private final int kills;
    private final Duration between;
    private final int clients;
    private final BigDecimal budget;
    private final Map<String, String> database = new HashMap<>();
    private final MarkdownTable rounds = new MarkdownTable(
            "kill", "answered so far", "left open so far", "refused so far", "back after, s", "spent of the budget");
    private final ClaimSheet sheet = new ClaimSheet();
    private boolean withinBudget = true;

    private KillBenchmark(Options options) {
        jar = Path.of(options.text("jar").orElse("target/lapilli.jar")).toAbsolutePath();
        work = Path.of(options.text("work").orElse("target/bench-work")).toAbsolutePath();
        report = Path.of(options.text("report").orElse("target/bench/kill.md")).toAbsolutePath();
        check = options.flag("check");
        kills = options.number("kills", 5);
        between = Duration.ofSeconds(options.number("seconds", 8));
        clients = options.number("clients", 32);
        budget = new BigDecimal(options.text("budget").orElse("0.40"));
        options.text("database-url").ifPresent(url -> {
            database.put("LAPILLI_DATABASE_URL", url);
            database.put(
                    "LAPILLI_DATABASE_USERNAME",
                    options.text("database-username").orElse("postgres"));
            database.put(
                    "LAPILLI_DATABASE_PASSWORD",
                    options.text("database-password").orElse(""));
            database.put("LAPILLI_SECRET", "a secret of the benchmark, long enough");
        });
    }

    /** Half of the calls are answered well. */
    private static List<FaultyUpstream.Fault> weighted() {
        var faults = new ArrayList<FaultyUpstream.Fault>();
        for (FaultyUpstream.Fault fault : FaultyUpstream.Fault.values()) {
            faults.add(FaultyUpstream.Fault.GOOD);
            if (fault != FaultyUpstream.Fault.GOOD) {
                faults.add(fault);
            }
        }
        return List.copyOf(faults);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var benchmark = new KillBenchmark(Options.parse(
                args,
                Set.of(
                        "jar",
                        "work",
                        "report",
                        "check",
                        "kills",
                        "seconds",
                        "clients",
                        "budget",
                        "database-url",
                        "database-username",
                        "database-password")));
        benchmark.run();
        System.exit(benchmark.check && !benchmark.sheet.met() ? 1 : 0);
    }

    private void run() throws IOException, InterruptedException {
        Files.createDirectories(work);
        Path data = Files.createTempDirectory(work, LapilliContestant.DATA);
        int port = ManagedProcess.freePort();
        String adminKey = "kill-benchmark-0123456789-0123456789";
        try (var upstream = new FaultyUpstream()) {
            Map<String, String> settings = new HashMap<>(database);
            settings.putAll(Map.of(
                    "LAPILLI_PORT",
                    String.valueOf(port),
                    "LAPILLI_ADDRESS",
                    "127.0.0.1",
                    "LAPILLI_DATA",
                    data.toString(),
                    "LAPILLI_DEMO",
                    "false",
                    "LAPILLI_UPSTREAM_URL",
                    "http://127.0.0.1:" + upstream.port() + "/v1",
                    "LAPILLI_UPSTREAM_KEY",
                    "benchmark-upstream-key",
                    "LAPILLI_UPSTREAM_MODELS",
                    LapilliSetup.MODEL,
                    "LAPILLI_BOOTSTRAP_ADMIN_KEY",
                    adminKey));
            ManagedProcess portal = start(settings, port, 0);
            try {
                LapilliSetup free = LapilliSetup.on(port, adminKey);
                LapilliSetup limited = free.another("Limited");
                limited.budget(budget.toPlainString());
                var loads = List.of(
                        new KillLoad(port, limited.projectKey(), WITHOUT_MORE),
                        new KillLoad(port, free.projectKey(), FAULTS));
                for (int kill = 1; kill <= kills; kill++) {
                    portal = killUnderLoad(portal, settings, port, kill, loads, limited);
                }
                verdict(loads, List.of(limited, free));
            } finally {
                portal.close();
            }
        } finally {
            Folders.deleteIn(work, LapilliContestant.DATA);
        }
        write();
    }

    private ManagedProcess start(Map<String, String> settings, int port, int number)
            throws IOException, InterruptedException {
        return ManagedProcess.start(
                        List.of(ManagedProcess.java(), "-jar", jar.toString()),
                        settings,
                        work.resolve("kill-" + number + ".log"))
                .awaitOk(port, "/actuator/health", Duration.ofSeconds(180));
    }

    private ManagedProcess killUnderLoad(
            ManagedProcess portal,
            Map<String, String> settings,
            int port,
            int kill,
            List<KillLoad> loads,
            LapilliSetup limited)
            throws IOException, InterruptedException {
        List<Thread> running =
                loads.stream().map(load -> load.start(clients / 2)).toList();
        Thread.sleep(between);
        portal.kill();
        loads.forEach(KillLoad::stop);
        for (Thread thread : running) {
            thread.join();
        }
        long begin = System.nanoTime();
        ManagedProcess again = start(settings, port, kill);
        double seconds = (System.nanoTime() - begin) / 1e9;
        BigDecimal spent = limited.spent();
        rounds.row(
                String.valueOf(kill),
                sum(loads.stream().mapToLong(load -> load.answered.size()).sum()),
                sum(loads.stream().mapToLong(load -> load.open.get()).sum()),
                sum(loads.stream().mapToLong(load -> load.refused.get()).sum()),
                MarkdownTable.number(seconds, 1),
                spent.toPlainString());
        withinBudget &= spent.compareTo(budget) <= 0;
        System.out.println("Kill " + kill + ": spent " + spent.toPlainString());
        return again;
    }

    private static String sum(long number) {
        return MarkdownTable.number(number, 0);
    }

    private void verdict(List<KillLoad> loads, List<LapilliSetup> customers) throws IOException, InterruptedException {
        long answered = 0;
        long missing = 0;
        long otherwise = 0;
        long unknown = 0;
        long tooMany = 0;
        for (int i = 0; i < loads.size(); i++) {
            KillLoad load = loads.get(i);
            long charged = 0;
            for (Map.Entry<String, KillLoad.Answer> answer : load.answered.entrySet()) {
                LapilliSetup.Recorded recorded = customers.get(i).recorded(answer.getKey());
                answered++;
                missing += recorded.there() ? 0 : 1;
                otherwise += recorded.there() && !agrees(recorded, answer.getValue()) ? 1 : 0;
                charged += recorded.there() && recorded.amount().signum() > 0 ? 1 : 0;
            }
            unknown += load.open.get();
            tooMany += Math.max(0, customers.get(i).requests() - charged - load.open.get() - load.refused.get());
        }
        sheet.claim("Answered requests that are not in the ledger", missing, missing == 0);
        sheet.claim(
                "Of " + sum(answered) + " answered, with another status or cost than the answer said",
                otherwise,
                otherwise == 0);
        sheet.claim(
                "Charged requests beyond those answered or left open (" + sum(unknown) + ")", tooMany, tooMany == 0);
        BigDecimal spent = customers.getFirst().spent();
        sheet.claim(
                "Spent of a hard budget of " + budget.toPlainString(),
                spent.doubleValue(),
                withinBudget && spent.compareTo(budget) <= 0);
        Object proof = customers.getFirst().reconcile();
        long differences = JsonReader.number(proof, "differences");
        String verdict = JsonReader.text(proof, "verdict");
        sheet.claim(
                "Differences that the reconciliation found", differences, differences == 0 && verdict.equals("agrees"));
        sheet.figure("answered", answered);
    }

    private static boolean agrees(LapilliSetup.Recorded recorded, KillLoad.Answer answer) {
        return recorded.status() == answer.status()
                && answer.cost()
                        .map(cost -> cost.compareTo(recorded.amount()) == 0)
                        .orElse(true);
    }

    private void write() throws IOException {
        sheet.write(
                report,
                "Killed in the middle, measured",
                """
                On the %s. %d clients of two customers call without a pause; the portal is killed with SIGKILL after %d s, \
                started again on the same data, and so on. Half of the calls are answered well, the others by one of %s.\
                """.formatted(
                                database.isEmpty() ? "embedded database" : "PostgreSQL",
                                clients,
                                between.toSeconds(),
                                Arrays.toString(FaultyUpstream.Fault.values()).toLowerCase(Locale.ROOT)),
                "Kills",
                rounds);
    }
}
