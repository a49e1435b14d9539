package io.lapilli.ui;

import java.util.Locale;

/** What a colour means here; anything that means nothing is neutral. */
public enum Tone {
    NEUTRAL,
    GOOD,
    WARN,
    BAD,
    /** Going on right now: the only one in ember. */
    LIVE;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
