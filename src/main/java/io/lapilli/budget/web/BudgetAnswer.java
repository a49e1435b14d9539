package io.lapilli.budget.web;

import io.lapilli.budget.Budget;
import io.lapilli.budget.BudgetAlert;
import io.lapilli.budget.BudgetScope;
import io.lapilli.budget.BudgetStanding;
import io.lapilli.budget.BudgetTerms;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A budget on the wire, and how it stands.
 *
 * @param amount of a budget of money, a decimal number as text
 * @param tokens of a budget of tokens
 * @param currency of a budget of money
 * @param used in this period: money or tokens, as text
 * @param held for requests under way, at most
 * @param remaining what is left, without what is held; never below 0
 * @param periodStart seconds since 1970; null for life
 * @param periodEnd exclusive; null for life
 * @param alerts that fired in this period
 * @param createdAt seconds since 1970
 */
@Schema(name = "Budget")
record BudgetAnswer(
        String object,
        String id,
        BudgetBody.Scope scope,
        @Nullable String projectId,
        @Nullable String apiKeyId,
        @Nullable String group,
        @Nullable String amount,
        @Nullable Long tokens,
        @Nullable String currency,
        BudgetBody.Period period,
        BudgetBody.Mode mode,
        List<BigDecimal> thresholds,
        String used,
        String held,
        String remaining,
        @Nullable Long periodStart,
        @Nullable Long periodEnd,
        List<Alert> alerts,
        long createdAt) {

    static final String OBJECT = "organization.budget";

    /** @param threshold share of the limit @param reachedAt seconds since 1970 */
    @Schema(name = "BudgetAlert")
    record Alert(BigDecimal threshold, long reachedAt) {

        static Alert of(BudgetAlert alert) {
            return new Alert(alert.threshold(), alert.reachedAt().getEpochSecond());
        }
    }

    static BudgetAnswer of(BudgetStanding standing, String currency) {
        Budget budget = standing.budget();
        BudgetTerms terms = budget.terms();
        BigDecimal amount = terms.limit().amount();
        return new BudgetAnswer(
                OBJECT,
                budget.id().text(),
                BudgetBody.Scope.of(budget.scope().kind()),
                budget.scope() instanceof BudgetScope.OfProject of
                        ? of.project().text()
                        : null,
                budget.scope() instanceof BudgetScope.OfKey of ? of.key().text() : null,
                budget.scope() instanceof BudgetScope.Group group ? group.name() : null,
                amount == null ? null : amount.toPlainString(),
                terms.limit().tokens(),
                amount == null ? null : currency,
                BudgetBody.Period.of(terms.period()),
                BudgetBody.Mode.of(terms.mode()),
                terms.thresholds(),
                standing.used().toPlainString(),
                standing.held().toPlainString(),
                standing.left().toPlainString(),
                seconds(standing.periodStart()),
                seconds(standing.periodEnd()),
                standing.alerts().stream().map(Alert::of).toList(),
                budget.createdAt().getEpochSecond());
    }

    private static @Nullable Long seconds(@Nullable Instant at) {
        return at == null ? null : at.getEpochSecond();
    }
}
