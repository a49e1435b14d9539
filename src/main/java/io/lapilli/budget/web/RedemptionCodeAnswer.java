package io.lapilli.budget.web;

import io.lapilli.budget.RedemptionCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A redemption code on the wire.
 *
 * @param value what is to be handed over; in the answer to its creation only
 * @param state {@code open}, {@code redeemed}, {@code withdrawn} or {@code expired}
 * @param organizationId who alone may redeem it
 * @param redeemedBy the organization that did
 * @param createdAt seconds since 1970, as are the other instants
 */
@Schema(name = "RedemptionCode")
record RedemptionCodeAnswer(
        String object,
        String id,
        @Nullable String value,
        String last4,
        String amount,
        String currency,
        @Nullable String note,
        @Nullable String organizationId,
        String state,
        long createdAt,
        @Nullable Long expiresAt,
        @Nullable Long redeemedAt,
        @Nullable String redeemedBy) {

    static final String OBJECT = "redemption_code";

    static RedemptionCodeAnswer of(RedemptionCode code, @Nullable String value, Instant now) {
        return new RedemptionCodeAnswer(
                OBJECT,
                code.id().text(),
                value,
                code.last4(),
                code.amount().toPlainString(),
                code.currency(),
                code.note(),
                code.organisation() == null ? null : code.organisation().text(),
                code.state(now).name().toLowerCase(Locale.ROOT),
                code.createdAt().getEpochSecond(),
                seconds(code.expiresAt()),
                seconds(code.redeemedAt()),
                code.redeemedBy() == null ? null : code.redeemedBy().text());
    }

    private static @Nullable Long seconds(@Nullable Instant at) {
        return at == null ? null : at.getEpochSecond();
    }
}
