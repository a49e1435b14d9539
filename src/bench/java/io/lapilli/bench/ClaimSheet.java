package io.lapilli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** A report about some claims: each with what was measured and whether it holds, and all figures beside it as JSON. */
public final class ClaimSheet {

    private final MarkdownTable claims = new MarkdownTable("claim", "measured", "verdict");
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private boolean met = true;

    public void claim(String text, double measured, boolean holds) {
        met &= holds;
        claims.row(text, MarkdownTable.number(measured, 2), holds ? "**met**" : "**not met**");
        figures.put(text, measured);
    }

    /** Something that was measured and of which nothing is claimed. */
    public void tell(String text, double measured) {
        claims.row(text, MarkdownTable.number(measured, 2), "–");
        figures.put(text, measured);
    }

    public void figure(String name, Object value) {
        figures.put(name, value);
    }

    /** Whether every claim holds. */
    public boolean met() {
        return met;
    }

    /** @param method how it was measured @param heading of the table */
    public void write(Path report, String title, String method, String heading, MarkdownTable table)
            throws IOException {
        Machine machine = Machine.read();
        String text = """
                # %s

                %s, on %d cores (%s). %s

                ## Claims

                %s
                ## %s

                %s""".formatted(
                        title,
                        Instant.now().truncatedTo(ChronoUnit.MINUTES),
                        machine.cores(),
                        machine.cpu(),
                        method,
                        claims,
                        heading,
                        table);
        Files.createDirectories(report.getParent());
        Files.writeString(report, text);
        Files.writeString(
                report.resolveSibling(report.getFileName().toString().replaceFirst("\\.md$", "") + ".json"),
                JsonWriter.write(figures) + "\n");
        System.out.println("\n" + text + "\nWritten to " + report + " and beside it");
    }
}
