package io.lapilli.sandbox;

import io.lapilli.shared.IdText;
import io.lapilli.shared.TypedId;
import java.util.Optional;
import java.util.UUID;

/** Identity of a live session. */
public record LiveSessionId(UUID value) implements TypedId {

    private static final String PREFIX = "live";

    public static Optional<LiveSessionId> parse(String text) {
        return IdText.read(PREFIX, text, LiveSessionId::new);
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
