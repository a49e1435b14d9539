package io.lapilli.gateway;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Where in an event of a stream its data lies. */
final class Event {

    private byte[] bytes = new byte[0];
    private int dataStart;
    private int dataEnd;
    private int dataLines;

    /** Finds the lines of data in the event that takes the bytes from {@code start} to {@code end}. */
    void read(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        dataLines = 0;
        dataStart = end;
        dataEnd = end;
        int line = start;
        while (line < end) {
            int lineEnd = line;
            while (lineEnd < end && bytes[lineEnd] != '\n') {
                lineEnd++;
            }
            if (isData(line, lineEnd)) {
                data(line + 5, lineEnd);
            }
            line = lineEnd + 1;
        }
    }

    private boolean isData(int line, int lineEnd) {
        return lineEnd - line >= 5
                && bytes[line] == 'd'
                && bytes[line + 1] == 'a'
                && bytes[line + 2] == 't'
                && bytes[line + 3] == 'a'
                && bytes[line + 4] == ':';
    }

    private void data(int start, int lineEnd) {
        if (dataLines++ > 0) {
            return;
        }
        dataStart = start < lineEnd && bytes[start] == ' ' ? start + 1 : start;
        dataEnd = lineEnd > dataStart && bytes[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    }

    /** 0 for a comment or an event without data. With more than one, {@link #dataStart} and the like mean the first. */
    int dataLines() {
        return dataLines;
    }

    /** The same event with its JSON on one line, which is all that may stand between the lines of data. */
    static byte[] onOneLine(byte[] bytes, int start, int end) {
        String event = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        return event.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring(5))
                .collect(Collectors.joining(" ", "data:", "\n\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    int dataStart() {
        return dataStart;
    }

    int dataEnd() {
        return dataEnd;
    }

    boolean isDone() {
        int at = dataStart;
        return dataLines == 1
                && dataEnd - at == 6
                && bytes[at] == '['
                && bytes[at + 1] == 'D'
                && bytes[at + 2] == 'O'
                && bytes[at + 3] == 'N'
                && bytes[at + 4] == 'E'
                && bytes[at + 5] == ']';
    }
}
