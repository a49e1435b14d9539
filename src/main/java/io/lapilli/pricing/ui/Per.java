package io.lapilli.pricing.ui;

import java.util.Locale;

/** For how many tokens prices are shown; kept in the address as {@code per}. */
enum Per {
    MILLION(1_000_000),
    THOUSAND(1_000);

    static final String PARAMETER = "per";

    private final int tokens;

    Per(int tokens) {
        this.tokens = tokens;
    }

    int tokens() {
        return tokens;
    }

    /** What stands in the address; anything unknown is the million. */
    static Per parse(String text) {
        return text.equals(THOUSAND.wire()) ? THOUSAND : MILLION;
    }

    String wire() {
        return Integer.toString(tokens);
    }

    /** The key of a text that there is for each. */
    String key(String prefix) {
        return prefix + name().toLowerCase(Locale.ROOT);
    }
}
