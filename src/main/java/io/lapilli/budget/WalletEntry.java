package io.lapilli.budget;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.UserId;
import io.lapilli.shared.WalletEntryId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a wallet's ledger. Never changed, but for the charges of a day, which grow.
 *
 * @param amount below 0 for what went out
 * @param chargedOn the day of the organisation's zone whose charges it sums; null unless it is {@link Kind#CHARGE}
 * @param user who entered it in the browser; null for automation and for charges
 */
public record WalletEntry(
        WalletEntryId id,
        OrganisationId organisation,
        Kind kind,
        BigDecimal amount,
        String currency,
        @Nullable LocalDate chargedOn,
        @Nullable String note,
        @Nullable UserId user,
        Instant createdAt) {

    static final int LONGEST_NOTE = 200;

    /** Why there is more or less in the wallet. */
    public enum Kind {
        /** Given by the seller, for example by a redemption code. */
        GRANT,
        /** Paid in. */
        TOP_UP,
        /** Used. */
        CHARGE,
        /** Paid back to the customer: it leaves the wallet. */
        REFUND,
        /** A correction, in either direction. */
        ADJUSTMENT;

        /** The name on the wire. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
