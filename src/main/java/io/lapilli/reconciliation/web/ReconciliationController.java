package io.lapilli.reconciliation.web;

import io.lapilli.identity.Actor;
import io.lapilli.reconciliation.Reconciliations;
import io.lapilli.shared.DifferenceId;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.web.ApiCaller;
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

@Tag(name = "Reconciliation")
@RestController
@RequestMapping("/v1/operator/reconciliation")
class ReconciliationController {

    private final Reconciliations reconciliations;

    ReconciliationController(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    /** @param whole prove everything again, not only what has changed; no unless said */
    @Schema(name = "ReconciliationBody")
    record Body(@Nullable Boolean whole) {}

    @Operation(summary = "Whether requests, events, charges, rollups, wallets and budgets agree, and the last run")
    @GetMapping
    ReconciliationAnswer retrieve(ApiCaller caller) {
        seller(caller);
        return ReconciliationAnswer.of(reconciliations.now());
    }

    @Operation(
            summary = "Begin a run; it goes on after the answer",
            description = "Where one is going on already, that one is answered and no second one begins.")
    @PostMapping
    RunAnswer start(ApiCaller caller, @RequestBody(required = false) @Nullable Body body) {
        return RunAnswer.of(reconciliations.start(seller(caller), body != null && Boolean.TRUE.equals(body.whole())));
    }

    @Operation(summary = "List where totals do not agree")
    @GetMapping("/differences")
    ListAnswer<DifferenceAnswer> differences(ApiCaller caller, PageRequest page) {
        seller(caller);
        return ListAnswer.of(
                reconciliations
                        .differences(page.after(DifferenceId::parse), page.limit())
                        .map(DifferenceAnswer::of),
                DifferenceAnswer::id);
    }

    /** The filter in front lets operator keys in only; this holds should a path ever miss it. */
    private static Actor seller(ApiCaller caller) {
        if (!caller.operator()) {
            throw new NotPermittedException("the operator's administration");
        }
        return new Actor(caller.user(), caller.key(), true);
    }
}
