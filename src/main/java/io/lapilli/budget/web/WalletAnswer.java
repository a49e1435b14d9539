package io.lapilli.budget.web;

import io.lapilli.budget.Wallet;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A wallet on the wire.
 *
 * @param billing {@code prepaid}: requests are charged to it, and refused when it is empty; or {@code postpaid}
 * @param balance a decimal number as text; can be below 0
 * @param held for requests under way, at most
 */
@Schema(name = "Wallet")
record WalletAnswer(
        String object, String organizationId, String billing, String balance, String held, String currency) {

    static WalletAnswer of(Wallet wallet) {
        return new WalletAnswer(
                "organization.wallet",
                wallet.organisation().text(),
                wallet.prepaid() ? "prepaid" : "postpaid",
                wallet.balance().toPlainString(),
                wallet.held().toPlainString(),
                wallet.currency());
    }
}
