package io.lapilli.shared;

import java.util.Locale;
import java.util.Optional;

/** Something counted. The token meters are disjoint: a cached prompt token is not also an uncached one. */
public enum Meter {
    PROMPT_UNCACHED,
    PROMPT_CACHED,
    PROMPT_CACHE_WRITE,
    COMPLETION,
    REASONING,
    EMBEDDING,
    REQUESTS,
    OUTPUT_WORDS,
    OUTPUT_LINES,
    OUTPUT_CHARACTERS,
    OUTCOMES;

    /** The name on the wire and in tables, for example {@code prompt_uncached}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Meter> parse(String wire) {
        for (Meter meter : values()) {
            if (meter.wire().equals(wire)) {
                return Optional.of(meter);
            }
        }
        return Optional.empty();
    }

    public boolean countsTokens() {
        return ordinal() <= EMBEDDING.ordinal();
    }

    /** Whether it counts an answer's text, which is done where a rate asks for it. */
    public boolean countsText() {
        return this == OUTPUT_WORDS || this == OUTPUT_LINES || this == OUTPUT_CHARACTERS;
    }

    /** Whether there can be rates for it. */
    public boolean takesRates() {
        return countsTokens() || countsText();
    }

    /** Whether it counts tokens that went in (prompt or embedding input). */
    public boolean countsInput() {
        return this == PROMPT_UNCACHED || this == PROMPT_CACHED || this == PROMPT_CACHE_WRITE || this == EMBEDDING;
    }
}
