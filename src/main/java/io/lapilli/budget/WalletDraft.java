package io.lapilli.budget;

import io.lapilli.shared.InvalidInputException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the seller enters into a wallet.
 *
 * @param kind not a charge
 * @param amount above 0, in the organisation's currency; of an adjustment in either direction, but not 0. A refund's
 *     leaves the wallet
 * @param note at most 200 characters
 */
public record WalletDraft(
        WalletEntry.Kind kind, BigDecimal amount, @Nullable String note) {

    public WalletDraft {
        if (kind == WalletEntry.Kind.CHARGE) {
            throw new InvalidInputException("kind", "not_allowed", "charges come from usage alone");
        }
        boolean down = kind == WalletEntry.Kind.ADJUSTMENT && amount.signum() < 0;
        BigDecimal checked = Money.positive("amount", down ? amount.negate() : amount);
        amount = down ? checked.negate() : checked;
        note = note(note);
    }

    static @Nullable String note(@Nullable String note) {
        String stripped = note == null ? "" : note.strip();
        if (stripped.length() > WalletEntry.LONGEST_NOTE) {
            throw new InvalidInputException(
                    "note", "too_long", "note must have at most " + WalletEntry.LONGEST_NOTE + " characters");
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInputException("note", "invalid_characters", "note must not hold control characters");
        }
        return stripped.isEmpty() ? null : stripped;
    }

    /** How it changes the balance. */
    BigDecimal change() {
        return kind == WalletEntry.Kind.REFUND ? amount.negate() : amount;
    }
}
