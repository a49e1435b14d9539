package io.lapilli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes a run's report as Markdown, and as JSON in a file of the same name beside it. */
final class Report {

    private final Settings settings;
    private final Results results;
    private final Machine machine;
    private final Instant date = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    Report(Settings settings, Results results, Machine machine) {
        this.settings = settings;
        this.results = results;
        this.machine = machine;
    }

    /** The claims as judged in the report. */
    List<Claim> write() throws IOException {
        List<Claim> claims = Claims.on(results);
        Path markdown = settings.report();
        Path json = markdown.resolveSibling(markdown.getFileName().toString().replaceFirst("\\.md$", "") + ".json");
        Files.createDirectories(markdown.getParent());
        String text = new MarkdownReport(settings, results, machine, date, claims).text();
        Files.writeString(markdown, text);
        Files.writeString(
                json, JsonWriter.write(new JsonReport(settings, results, machine, date, claims).content()) + "\n");
        System.out.println("\n" + text + "\nWritten to " + markdown + " and beside it");
        return claims;
    }
}
