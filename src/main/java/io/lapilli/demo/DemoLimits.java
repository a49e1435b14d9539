package io.lapilli.demo;

import io.lapilli.budget.BudgetMode;
import io.lapilli.budget.BudgetPeriod;
import io.lapilli.budget.BudgetScope;
import io.lapilli.budget.DemoBudgets;
import io.lapilli.identity.Organisation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The budgets that customers of a demo have set: with room, filled to four fifths, and nearly used up. */
final class DemoLimits {

    /**
     * @param key a flow's; null for the whole organisation
     * @param project whether it is the key's project that is limited
     * @param used about which part of the limit the last period took
     * @param age in days
     */
    private record Limit(
            @Nullable String key,
            boolean project,
            BudgetPeriod period,
            BudgetMode mode,
            boolean money,
            double used,
            int age) {

        DemoBudgets.@Nullable Wish wish(Map<String, DemoKey> keys, Instant now) {
            DemoKey found = key == null ? null : keys.get(key);
            if (key != null && found == null) {
                return null;
            }
            BudgetScope scope = found == null
                    ? new BudgetScope.Whole()
                    : project ? new BudgetScope.OfProject(found.project()) : new BudgetScope.OfKey(found.id());
            return new DemoBudgets.Wish(scope, period, mode, money, used, now.minus(Duration.ofDays(age)));
        }
    }

    private static final Map<String, List<Limit>> LIMITS = Map.of(
            LargeCustomers.MORI.name(),
            List.of(
                    new Limit(null, false, BudgetPeriod.MONTH, BudgetMode.SOFT, true, 0.78, 140),
                    new Limit("test-agents", true, BudgetPeriod.MONTH, BudgetMode.HARD, true, 0.7, 120),
                    new Limit("service-desk", true, BudgetPeriod.WEEK, BudgetMode.HARD, true, 0.55, 90),
                    new Limit("review-reader", false, BudgetPeriod.MONTH, BudgetMode.SOFT, false, 0.85, 70),
                    new Limit("zhao-ming", true, BudgetPeriod.LIFETIME, BudgetMode.SOFT, true, 0.84, 60),
                    new Limit("sun-lei", false, BudgetPeriod.LIFETIME, BudgetMode.HARD, true, 0.97, 45)),
            LargeCustomers.KRAUSCH.name(),
            List.of(
                    new Limit(null, false, BudgetPeriod.MONTH, BudgetMode.SOFT, true, 0.75, 200),
                    new Limit("contract-reader", true, BudgetPeriod.MONTH, BudgetMode.HARD, true, 0.6, 110),
                    new Limit("line-terminals", true, BudgetPeriod.WEEK, BudgetMode.HARD, false, 0.6, 80),
                    new Limit("manual-writer", false, BudgetPeriod.LIFETIME, BudgetMode.SOFT, true, 0.86, 50)),
            SmallCustomers.RIBERA.name(),
            List.of(new Limit(null, false, BudgetPeriod.MONTH, BudgetMode.HARD, true, 0.5, 90)));

    private DemoLimits() {}

    /** @param keys by the names of the customer's flows; what is missing has no limit */
    static List<DemoBudgets.Wish> of(Organisation organisation, Map<String, DemoKey> keys, Instant now) {
        return LIMITS.getOrDefault(organisation.name(), List.of()).stream()
                .<DemoBudgets.@Nullable Wish>map(limit -> limit.wish(keys, now))
                .filter(Objects::nonNull)
                .toList();
    }
}
