package io.lapilli.budget.web;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.lapilli.budget.IssuedCode;
import io.lapilli.budget.RedemptionCodes;
import io.lapilli.budget.RedemptionDraft;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RedemptionCodeId;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ApiException;
import io.lapilli.shared.web.ListAnswer;
import io.lapilli.shared.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Redemption codes (operator)")
@RestController
@RequestMapping("/v1/operator/redemption_codes")
class RedemptionCodeController {

    private static final long LATEST = 253_402_300_799L;

    private final RedemptionCodes codes;
    private final String listCurrency;
    private final Clock clock;

    RedemptionCodeController(RedemptionCodes codes, LapilliSettings settings, Clock clock) {
        this.codes = codes;
        this.listCurrency = settings.currency();
        this.clock = clock;
    }

    /**
     * What is wanted of a code.
     *
     * @param amount a decimal number as text, above 0
     * @param currency of the list prices unless said
     * @param organizationId who alone may redeem it
     * @param expiresAt seconds since 1970; absent: never
     */
    @Schema(name = "RedemptionCodeBody")
    record Body(
            @Schema(requiredMode = REQUIRED) @Nullable String amount,
            @Nullable String currency,
            @Nullable String note,
            @Nullable String organizationId,
            @Nullable Long expiresAt) {

        RedemptionDraft draft(String listCurrency) {
            return new RedemptionDraft(
                    Decimals.read("amount", ApiException.required("amount", amount)),
                    currency == null ? listCurrency : currency,
                    note,
                    organizationId == null
                            ? null
                            : OrganisationId.parse(organizationId)
                                    .orElseThrow(() -> ApiException.notFound(
                                            "There is no organization with id " + organizationId)),
                    expiresAt == null ? null : instant(expiresAt));
        }

        private static Instant instant(long seconds) {
            if (seconds < 0 || seconds > LATEST) {
                throw ApiException.invalid("expires_at", "expires_at must be seconds since 1970");
            }
            return Instant.ofEpochSecond(seconds);
        }
    }

    @Operation(summary = "List redemption codes, the newest first")
    @GetMapping
    ListAnswer<RedemptionCodeAnswer> list(ApiCaller caller, PageRequest page) {
        Callers.seller(caller);
        Instant now = clock.instant();
        return ListAnswer.of(
                codes.list(page.after(RedemptionCodeId::parse), page.limit())
                        .map(code -> RedemptionCodeAnswer.of(code, null, now)),
                RedemptionCodeAnswer::id);
    }

    @Operation(summary = "Create a redemption code; its value is in this answer only")
    @PostMapping
    RedemptionCodeAnswer create(ApiCaller caller, @RequestBody Body body) {
        IssuedCode issued = codes.create(Callers.seller(caller), body.draft(listCurrency));
        return RedemptionCodeAnswer.of(issued.code(), issued.value(), clock.instant());
    }

    @Operation(summary = "Retrieve a redemption code")
    @GetMapping("/{id}")
    RedemptionCodeAnswer retrieve(ApiCaller caller, @PathVariable RedemptionCodeId id) {
        Callers.seller(caller);
        return RedemptionCodeAnswer.of(codes.get(id), null, clock.instant());
    }

    @Operation(summary = "Withdraw a redemption code that was not redeemed")
    @DeleteMapping("/{id}")
    Deleted delete(ApiCaller caller, @PathVariable RedemptionCodeId id) {
        codes.withdraw(Callers.seller(caller), id);
        return new Deleted(RedemptionCodeAnswer.OBJECT + ".deleted", id.text(), true);
    }
}
