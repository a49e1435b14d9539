package io.lapilli.catalog;

import java.util.Locale;

/** What a model is called for, which decides on the rates that it needs. */
public enum ModelKind {
    CHAT,
    EMBEDDING,
    /** Every endpoint of its upstreams, as far as it has the rates. */
    ANY;

    public boolean chats() {
        return this != EMBEDDING;
    }

    public boolean embeds() {
        return this != CHAT;
    }

    /** What a name suggests where nobody said it. */
    public static ModelKind ofName(String name) {
        return name.toLowerCase(Locale.ROOT).contains("embed") ? EMBEDDING : CHAT;
    }
}
