package io.lapilli.shared;

import java.util.Optional;
import java.util.UUID;

/** Identity of a tier. */
public record TierId(UUID value) implements TypedId {

    private static final String PREFIX = "tier";

    public static Optional<TierId> parse(String text) {
        return IdText.read(PREFIX, text, TierId::new);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String toString() {
        return text();
    }
}
