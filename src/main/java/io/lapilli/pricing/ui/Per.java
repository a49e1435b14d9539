package io.lapilli.pricing.ui;

import java.util.Locale;

/** For how many tokens prices are shown; kept in the address as {@code per}. */
public enum Per {
    MILLION(1_000_000),
    THOUSAND(1_000);

    public static final String PARAMETER = "per";

    private final int tokens;

    Per(int tokens) {
        this.tokens = tokens;
    }

    public int tokens() {
        return tokens;
    }

    /** What stands in the address; anything unknown is the million. */
    public static Per parse(String text) {
        return text.equals(THOUSAND.wire()) ? THOUSAND : MILLION;
    }

    public String wire() {
        return Integer.toString(tokens);
    }

    /** The key of a text that there is for each. */
    public String key(String prefix) {
        return prefix + name().toLowerCase(Locale.ROOT);
    }
}
