package io.lapilli.budget;

import io.lapilli.shared.OrganisationId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code that is to be made.
 *
 * @param amount above 0
 * @param currency ISO 4217; must be the organisation's, if one is named
 * @param organisation who alone may redeem it; null: whoever has it
 */
public record RedemptionDraft(
        BigDecimal amount,
        String currency,
        @Nullable String note,
        @Nullable OrganisationId organisation,
        @Nullable Instant expiresAt) {

    public RedemptionDraft {
        amount = Money.positive("amount", amount);
        note = WalletDraft.note(note);
    }
}
