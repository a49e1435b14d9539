package io.lapilli.shared;

import java.util.Optional;
import java.util.UUID;

/** Identity of a difference that the reconciliation found. */
public record DifferenceId(UUID value) implements TypedId {

    private static final String PREFIX = "difference";

    public static Optional<DifferenceId> parse(String text) {
        return IdText.read(PREFIX, text, DifferenceId::new);
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
