package io.lapilli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures all contestants in one run and writes the report. This JVM is the generator as well, and
 * does nothing else while a load runs. With {@code --check} it ends with 1 unless every claim is met.
 */
public final class DataPlaneBenchmark {

    private final Settings settings;
    private final Results results = new Results();
    private final List<Running> running = new ArrayList<>();

    private DataPlaneBenchmark(Settings settings) {
        this.settings = settings;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Settings settings = Settings.parse(args);
        List<Claim> claims = new DataPlaneBenchmark(settings).run();
        boolean met = claims.stream().allMatch(claim -> claim.verdict() == Claim.Verdict.MET);
        System.exit(settings.check() && !met ? 1 : 0);
    }

    private List<Claim> run() throws IOException, InterruptedException {
        Files.createDirectories(settings.work());
        int port = ManagedProcess.freePort();
        try (ManagedProcess mock = MockProcess.start(settings, port, Settings.PACE)) {
            startAll(new Stage(settings, port));
            new Rounds(settings, results, mock.pid(), running).run();
        } finally {
            running.forEach(Running::close);
            Folders.deleteIn(settings.work(), LapilliContestant.DATA);
        }
        return new Report(settings, results, Machine.read()).write();
    }

    private void startAll(Stage stage) throws InterruptedException {
        for (String name : settings.only()) {
            System.out.println("Starting " + name);
            try {
                Running started = Contestant.named(name).start(stage);
                running.add(started);
                results.started(started);
            } catch (IOException | RuntimeException e) {
                System.out.println(name + " is left out: " + e.getMessage());
                results.absent(name, String.valueOf(e.getMessage()));
            }
        }
    }
}
