package io.lapilli.shared;

import java.util.Optional;
import java.util.UUID;

/** Identity of a rate. */
public record RateId(UUID value) implements TypedId {

    private static final String PREFIX = "rate";

    public static Optional<RateId> parse(String text) {
        return IdText.read(PREFIX, text, RateId::new);
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
