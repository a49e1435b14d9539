package io.lapilli.rehearsal.directive;

/** How long an answer may be at most, in units that a reader counts; {@code count} is at least 1. */
public record Limit(Unit unit, int count) {

    public enum Unit {
        SENTENCES,
        WORDS,
        CHARACTERS,
        /** Points of a list or rows of a table. */
        ITEMS
    }

    public Limit {
        if (count < 1) {
            throw new IllegalArgumentException("a limit is at least 1, not " + count);
        }
    }
}
