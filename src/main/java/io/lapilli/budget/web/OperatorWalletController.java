package io.lapilli.budget.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.lapilli.budget.WalletDraft;
import io.lapilli.budget.WalletEntry;
import io.lapilli.budget.Wallets;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Wallets (operator)")
@RestController
@RequestMapping("/v1/operator/organizations/{id}/wallet")
class OperatorWalletController {

    private final Wallets wallets;
    private final OrganisationDirectory organisations;

    OperatorWalletController(Wallets wallets, OrganisationDirectory organisations) {
        this.wallets = wallets;
        this.organisations = organisations;
    }

    enum Kind {
        grant,
        top_up,
        refund,
        adjustment;

        WalletEntry.Kind kind() {
            return switch (this) {
                case grant -> WalletEntry.Kind.GRANT;
                case top_up -> WalletEntry.Kind.TOP_UP;
                case refund -> WalletEntry.Kind.REFUND;
                case adjustment -> WalletEntry.Kind.ADJUSTMENT;
            };
        }
    }

    /** @param amount a decimal number as text, above 0; of an adjustment also below. A refund leaves the wallet */
    @Schema(name = "WalletEntryBody")
    record Body(
            @Schema(requiredMode = REQUIRED) @Nullable Kind kind,
            @Schema(requiredMode = REQUIRED) @Nullable String amount,
            @Nullable String note) {}

    @Operation(summary = "An organization's balance")
    @GetMapping
    WalletAnswer retrieve(ApiCaller caller, @PathVariable OrganisationId id) {
        Callers.seller(caller);
        return WalletAnswer.of(wallets.of(id));
    }

    @Operation(summary = "List what went into an organization's wallet and out of it, the newest first")
    @GetMapping("/entries")
    ListAnswer<WalletEntryAnswer> entries(ApiCaller caller, @PathVariable OrganisationId id, PageRequest page) {
        Callers.seller(caller);
        if (organisations.find(id) == null) {
            throw new NotFoundException("organisation", id.text());
        }
        return ListAnswer.of(
                wallets.ledger(id, page.after(WalletEntryId::parse), page.limit())
                        .map(WalletEntryAnswer::of),
                WalletEntryAnswer::id);
    }

    @Operation(summary = "Top up, grant, refund or adjust; what is entered can be spent at once")
    @PostMapping("/entries")
    WalletEntryAnswer enter(ApiCaller caller, @PathVariable OrganisationId id, @RequestBody Body body) {
        var draft = new WalletDraft(
                ApiException.required("kind", body.kind()).kind(),
                Decimals.read("amount", ApiException.required("amount", body.amount())),
                body.note());
        return WalletEntryAnswer.of(wallets.enter(Callers.seller(caller), id, draft));
    }
}
