package io.lapilli.shared;

import java.util.Optional;
import java.util.UUID;

/** Identity of an attempt to sign in, and of the session in a browser that an accepted one became. */
public record SessionId(UUID value) implements TypedId {

    private static final String PREFIX = "sess";

    public static Optional<SessionId> parse(String text) {
        return IdText.read(PREFIX, text, SessionId::new);
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
