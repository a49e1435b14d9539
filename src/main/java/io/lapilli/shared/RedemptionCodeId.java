package io.lapilli.shared;

import java.util.Optional;
import java.util.UUID;

/** Identity of a redemption code, which says nothing of the code itself. */
public record RedemptionCodeId(UUID value) implements TypedId {

    private static final String PREFIX = "code";

    public static Optional<RedemptionCodeId> parse(String text) {
        return IdText.read(PREFIX, text, RedemptionCodeId::new);
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
