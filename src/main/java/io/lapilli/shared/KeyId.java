package io.lapilli.shared;

import java.util.Optional;
import java.util.UUID;

/** Identity of an API key; never the secret. */
public record KeyId(UUID value) implements TypedId {

    private static final String PREFIX = "key";

    public static Optional<KeyId> parse(String text) {
        return IdText.read(PREFIX, text, KeyId::new);
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
