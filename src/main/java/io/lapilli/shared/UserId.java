package io.lapilli.shared;

import java.util.Optional;
import java.util.UUID;

/** Identity of a person who signs in. */
public record UserId(UUID value) implements TypedId {

    private static final String PREFIX = "user";

    public static Optional<UserId> parse(String text) {
        return IdText.read(PREFIX, text, UserId::new);
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
