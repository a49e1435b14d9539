package io.lapilli.sandbox;

import io.lapilli.sandbox.text.Ascii;
import org.jspecify.annotations.Nullable;

/** An answer as it grows; held once, however many look at it. Thread-safe. */
final class RunText {

    private final StringBuilder text;
    private @Nullable Piece last;

    /** @param json the text from there to there as JSON */
    record Piece(int from, int to, String json) {}

    RunText(String text) {
        this.text = new StringBuilder(text);
    }

    synchronized void append(String more) {
        text.append(more);
    }

    /** Of a run on another node: the text so far. What is shorter than what is known is older. */
    synchronized void reached(String whole) {
        if (whole.length() > text.length()) {
            text.append(whole, text.length(), whole.length());
        }
    }

    synchronized int length() {
        return text.length();
    }

    /** What came after a position; those who are at the same one share it. */
    synchronized Piece after(int from) {
        if (last == null || last.from() != from || last.to() != text.length()) {
            int start = Math.min(from, text.length());
            last = new Piece(from, text.length(), Ascii.write(text.substring(start)));
        }
        return last;
    }

    @Override
    public synchronized String toString() {
        return text.toString();
    }
}
