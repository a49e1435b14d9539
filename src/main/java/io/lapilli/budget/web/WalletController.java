package io.lapilli.budget.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.lapilli.budget.RedemptionCodes;
import io.lapilli.budget.Wallets;
import io.lapilli.shared.WalletEntryId;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ApiException;
import io.lapilli.shared.web.ListAnswer;
import io.lapilli.shared.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Wallet")
@RestController
@RequestMapping("/v1/organization/wallet")
class WalletController {

    private final Wallets wallets;
    private final RedemptionCodes codes;

    WalletController(Wallets wallets, RedemptionCodes codes) {
        this.wallets = wallets;
        this.codes = codes;
    }

    /** @param code as it was handed over; hyphens and small letters do not matter */
    @Schema(name = "RedeemBody")
    record RedeemBody(
            @Schema(requiredMode = REQUIRED) @Nullable String code) {}

    @Operation(summary = "The organization's balance")
    @GetMapping
    WalletAnswer retrieve(ApiCaller caller) {
        return WalletAnswer.of(wallets.of(caller.organisation()));
    }

    @Operation(summary = "List what went into the wallet and out of it, the newest first; charges are summed by day")
    @GetMapping("/entries")
    ListAnswer<WalletEntryAnswer> entries(ApiCaller caller, PageRequest page) {
        return ListAnswer.of(
                wallets.ledger(caller.organisation(), page.after(WalletEntryId::parse), page.limit())
                        .map(WalletEntryAnswer::of),
                WalletEntryAnswer::id);
    }

    @Operation(summary = "Redeem a code: it becomes a grant, once")
    @PostMapping("/redeem")
    WalletEntryAnswer redeem(ApiCaller caller, @RequestBody RedeemBody body) {
        return WalletEntryAnswer.of(
                codes.redeem(Callers.actor(caller), caller.organisation(), ApiException.required("code", body.code())));
    }
}
