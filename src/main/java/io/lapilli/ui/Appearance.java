package io.lapilli.ui;

import java.util.Locale;
import java.util.Optional;

/** Light, dark, or whatever the reader's system says. */
public enum Appearance {
    SYSTEM,
    LIGHT,
    DARK;

    /** The name in cookies and tables, for example {@code dark}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Appearance> parse(String wire) {
        for (Appearance appearance : values()) {
            if (appearance.wire().equals(wire)) {
                return Optional.of(appearance);
            }
        }
        return Optional.empty();
    }
}
