package io.lapilli.budget.web;

import io.lapilli.budget.BudgetLimit;
import io.lapilli.budget.BudgetMode;
import io.lapilli.budget.BudgetPeriod;
import io.lapilli.budget.BudgetScope;
import io.lapilli.budget.BudgetTerms;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.web.ApiException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes or changes a budget. What is left out of a change stays as it is; the scope never changes.
 *
 * @param projectId with the scope {@code project}
 * @param apiKeyId with the scope {@code api_key}
 * @param group with the scope {@code group}
 * @param amount a decimal number as text; either this or {@code tokens}
 * @param currency the organization's, if it is said
 * @param period {@code month} unless said
 * @param mode {@code hard} unless said
 * @param thresholds shares of the limit at which an alert fires: 0.5, 0.8 and 1 unless said
 */
@Schema(name = "BudgetBody")
record BudgetBody(
        @Nullable Scope scope,
        @Nullable String projectId,
        @Nullable String apiKeyId,
        @Nullable String group,
        @Nullable String amount,
        @Nullable Long tokens,
        @Nullable String currency,
        @Nullable Period period,
        @Nullable Mode mode,
        @Nullable List<@Nullable Double> thresholds) {

    enum Scope {
        organization,
        project,
        api_key,
        group;

        static Scope of(BudgetScope.Kind kind) {
            return switch (kind) {
                case ORGANISATION -> organization;
                case PROJECT -> project;
                case KEY -> api_key;
                case GROUP -> group;
            };
        }
    }

    enum Period {
        day,
        week,
        month,
        lifetime;

        BudgetPeriod period() {
            return BudgetPeriod.values()[ordinal()];
        }

        static Period of(BudgetPeriod period) {
            return values()[period.ordinal()];
        }
    }

    enum Mode {
        soft,
        hard;

        BudgetMode mode() {
            return BudgetMode.values()[ordinal()];
        }

        static Mode of(BudgetMode mode) {
            return values()[mode.ordinal()];
        }
    }

    BudgetScope toScope() {
        return switch (ApiException.required("scope", scope)) {
            case organization -> new BudgetScope.Whole();
            case project -> {
                String id = ApiException.required("project_id", projectId);
                yield new BudgetScope.OfProject(
                        ProjectId.parse(id).orElseThrow(() -> new NotFoundException("project", id)));
            }
            case api_key -> {
                String id = ApiException.required("api_key_id", apiKeyId);
                yield new BudgetScope.OfKey(KeyId.parse(id).orElseThrow(() -> new NotFoundException("key", id)));
            }
            case group -> new BudgetScope.Group(ApiException.required("group", group));
        };
    }

    /** @param ownCurrency the organisation's */
    BudgetTerms terms(String ownCurrency) {
        check(ownCurrency);
        return new BudgetTerms(
                limit(),
                period == null ? BudgetPeriod.MONTH : period.period(),
                mode == null ? BudgetMode.HARD : mode.mode(),
                thresholds == null ? BudgetTerms.USUAL_THRESHOLDS : thresholds(thresholds));
    }

    BudgetTerms change(BudgetTerms before, String ownCurrency) {
        check(ownCurrency);
        return new BudgetTerms(
                amount == null && tokens == null ? before.limit() : limit(),
                period == null ? before.period() : period.period(),
                mode == null ? before.mode() : mode.mode(),
                thresholds == null ? before.thresholds() : thresholds(thresholds));
    }

    private BudgetLimit limit() {
        return new BudgetLimit(amount == null ? null : Decimals.read("amount", amount), tokens);
    }

    private void check(String ownCurrency) {
        if (currency != null && !currency.equalsIgnoreCase(ownCurrency)) {
            throw new InvalidInputException(
                    "currency", "not_allowed", "currency must be the organization's own, " + ownCurrency);
        }
    }

    private static List<BigDecimal> thresholds(List<@Nullable Double> given) {
        var thresholds = new ArrayList<BigDecimal>();
        for (Double threshold : given) {
            if (threshold == null || threshold.isNaN() || threshold.isInfinite()) {
                throw new InvalidInputException("thresholds", "malformed", "thresholds must be numbers");
            }
            thresholds.add(BigDecimal.valueOf(threshold));
        }
        return thresholds;
    }
}
