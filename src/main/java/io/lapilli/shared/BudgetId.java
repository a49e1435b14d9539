package io.lapilli.shared;

import java.util.Optional;
import java.util.UUID;

/** Identity of a budget. */
public record BudgetId(UUID value) implements TypedId {

    private static final String PREFIX = "budget";

    public static Optional<BudgetId> parse(String text) {
        return IdText.read(PREFIX, text, BudgetId::new);
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
