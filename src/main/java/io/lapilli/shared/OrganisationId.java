package io.lapilli.shared;

import java.util.Optional;
import java.util.UUID;

/** Identity of a customer, or of the seller itself. */
public record OrganisationId(UUID value) implements TypedId {

    private static final String PREFIX = "org";

    public static Optional<OrganisationId> parse(String text) {
        return IdText.read(PREFIX, text, OrganisationId::new);
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
