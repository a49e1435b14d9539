package io.lapilli.shared;

import java.util.Optional;
import java.util.UUID;

/** Identity of a wallet's entry. */
public record WalletEntryId(UUID value) implements TypedId {

    private static final String PREFIX = "entry";

    public static Optional<WalletEntryId> parse(String text) {
        return IdText.read(PREFIX, text, WalletEntryId::new);
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
