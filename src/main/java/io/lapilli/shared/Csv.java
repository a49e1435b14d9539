package io.lapilli.shared;

import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Comma-separated values (RFC 4180), as spreadsheets read them. */
public final class Csv {

    private Csv() {}

    /** Writes one line, its end included. */
    public static void line(Writer writer, Stream<String> cells) throws IOException {
        writer.write(cells.map(Csv::cell).collect(Collectors.joining(",")));
        writer.write("\r\n");
    }

    /** Quoted where it must be; what a spreadsheet would take for a formula becomes text. */
    public static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
