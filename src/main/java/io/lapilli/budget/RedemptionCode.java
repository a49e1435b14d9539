package io.lapilli.budget;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RedemptionCodeId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code that becomes a grant, once; the code itself is nowhere.
 *
 * @param last4 its last four characters, to recognise it by
 * @param currency only organisations with that currency can redeem it
 * @param organisation who alone may redeem it; null: whoever has it
 * @param expiresAt exclusive; null: never
 */
public record RedemptionCode(
        RedemptionCodeId id,
        String last4,
        BigDecimal amount,
        String currency,
        @Nullable String note,
        @Nullable OrganisationId organisation,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant withdrawnAt,
        @Nullable Instant redeemedAt,
        @Nullable OrganisationId redeemedBy) {

    /** What is left of a code in the course of time. */
    public enum State {
        OPEN,
        REDEEMED,
        WITHDRAWN,
        EXPIRED
    }

    public State state(Instant now) {
        if (redeemedAt != null) {
            return State.REDEEMED;
        }
        if (withdrawnAt != null) {
            return State.WITHDRAWN;
        }
        return expiresAt != null && !now.isBefore(expiresAt) ? State.EXPIRED : State.OPEN;
    }
}
