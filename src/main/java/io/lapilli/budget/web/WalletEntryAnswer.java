package io.lapilli.budget.web;

import io.lapilli.budget.WalletEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of a wallet's ledger on the wire.
 *
 * @param kind {@code grant}, {@code top_up}, {@code charge}, {@code refund} or {@code adjustment}
 * @param amount a decimal number as text, below 0 for what went out
 * @param date of charges: the day that they sum
 * @param createdAt seconds since 1970
 */
@Schema(name = "WalletEntry")
record WalletEntryAnswer(
        String object,
        String id,
        String kind,
        String amount,
        String currency,
        @Nullable LocalDate date,
        @Nullable String note,
        long createdAt) {

    static WalletEntryAnswer of(WalletEntry entry) {
        return new WalletEntryAnswer(
                "organization.wallet.entry",
                entry.id().text(),
                entry.kind().wire(),
                entry.amount().toPlainString(),
                entry.currency(),
                entry.chargedOn(),
                entry.note(),
                entry.createdAt().getEpochSecond());
    }
}
