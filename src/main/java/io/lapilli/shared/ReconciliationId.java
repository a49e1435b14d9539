package io.lapilli.shared;

import java.util.Optional;
import java.util.UUID;

/** Identity of a run of the reconciliation. */
public record ReconciliationId(UUID value) implements TypedId {

    private static final String PREFIX = "reconciliation";

    public static Optional<ReconciliationId> parse(String text) {
        return IdText.read(PREFIX, text, ReconciliationId::new);
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
