package io.lapilli.budget.web;

import io.lapilli.budget.Budget;
import io.lapilli.budget.BudgetDraft;
import io.lapilli.budget.BudgetStanding;
import io.lapilli.budget.BudgetStandings;
import io.lapilli.budget.Budgets;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.shared.BudgetId;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.Slice;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ListAnswer;
import io.lapilli.shared.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Budgets")
@RestController
@RequestMapping("/v1/organization/budgets")
class BudgetController {

    private final Budgets budgets;
    private final BudgetStandings standings;
    private final OrganisationDirectory organisations;

    BudgetController(Budgets budgets, BudgetStandings standings, OrganisationDirectory organisations) {
        this.budgets = budgets;
        this.standings = standings;
        this.organisations = organisations;
    }

    @Operation(summary = "List budgets and how they stand, in the order of creation")
    @GetMapping
    ListAnswer<BudgetAnswer> list(ApiCaller caller, PageRequest page) {
        Slice<Budget> found = budgets.list(caller.organisation(), page.after(BudgetId::parse), page.limit());
        Map<BudgetId, BudgetStanding> now = standings.of(caller.organisation()).stream()
                .collect(Collectors.toMap(standing -> standing.budget().id(), Function.identity()));
        String currency = currency(caller.organisation());
        // one that was deleted meanwhile is left out
        var there = new Slice<>(
                found.items().stream()
                        .map(budget -> now.get(budget.id()))
                        .filter(Objects::nonNull)
                        .map(standing -> BudgetAnswer.of(standing, currency))
                        .toList(),
                found.hasMore());
        return ListAnswer.of(there, BudgetAnswer::id);
    }

    @Operation(summary = "Create a budget; it holds at once")
    @PostMapping
    BudgetAnswer create(ApiCaller caller, @RequestBody BudgetBody body) {
        var draft = new BudgetDraft(body.toScope(), body.terms(currency(caller.organisation())));
        return answer(budgets.create(Callers.actor(caller), caller.organisation(), draft));
    }

    @Operation(summary = "Retrieve a budget and how it stands")
    @GetMapping("/{budget}")
    BudgetAnswer retrieve(ApiCaller caller, @PathVariable BudgetId budget) {
        return answer(budgets.get(caller.organisation(), budget));
    }

    @Operation(summary = "Change a budget's limit, period, mode or thresholds")
    @PostMapping("/{budget}")
    BudgetAnswer modify(ApiCaller caller, @PathVariable BudgetId budget, @RequestBody BudgetBody body) {
        String currency = currency(caller.organisation());
        return answer(budgets.modify(
                Callers.actor(caller), caller.organisation(), budget, before -> body.change(before, currency)));
    }

    @Operation(summary = "Delete a budget; it limits nothing any more")
    @DeleteMapping("/{budget}")
    Deleted delete(ApiCaller caller, @PathVariable BudgetId budget) {
        Budget deleted = budgets.delete(Callers.actor(caller), caller.organisation(), budget);
        return new Deleted(BudgetAnswer.OBJECT + ".deleted", deleted.id().text(), true);
    }

    private BudgetAnswer answer(Budget budget) {
        return standings
                .find(budget.organisation(), budget.id())
                .map(standing -> BudgetAnswer.of(standing, currency(budget.organisation())))
                .orElseThrow(() -> new NotFoundException("budget", budget.id().text()));
    }

    private String currency(OrganisationId id) {
        Organisation organisation = organisations.find(id);
        if (organisation == null) {
            throw new NotFoundException("organisation", id.text());
        }
        return organisation.currency().getCurrencyCode();
    }
}
