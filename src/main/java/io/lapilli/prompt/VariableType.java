package io.lapilli.prompt;

import java.util.Locale;

/** What a variable may hold. */
public enum VariableType {
    /** Any text. */
    TEXT,
    /** A number, as it was written. */
    NUMBER,
    /** One of the variable's options. */
    CHOICE,
    /** True or false; the variable's two options are what it says then. */
    YES_NO;

    /** As the API says it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
