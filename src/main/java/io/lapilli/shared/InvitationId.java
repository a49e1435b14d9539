package io.lapilli.shared;

import java.util.Optional;
import java.util.UUID;

/** Identity of an invitation or of a reset link. */
public record InvitationId(UUID value) implements TypedId {

    private static final String PREFIX = "inv";

    public static Optional<InvitationId> parse(String text) {
        return IdText.read(PREFIX, text, InvitationId::new);
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
