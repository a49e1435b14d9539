package io.lapilli.scale;

import io.lapilli.budget.BudgetDraft;
import io.lapilli.budget.BudgetLimit;
import io.lapilli.budget.BudgetMode;
import io.lapilli.budget.BudgetPeriod;
import io.lapilli.budget.BudgetScope;
import io.lapilli.budget.BudgetTerms;
import io.lapilli.budget.Budgets;
import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.health.DeploymentWatch;
import io.lapilli.identity.Actor;
import io.lapilli.identity.NewUser;
import io.lapilli.identity.PlatformRole;
import io.lapilli.identity.Users;
import io.lapilli.pricing.DemoCatalog;
import io.lapilli.pricing.PriceBook;
import io.lapilli.pricing.RateDraft;
import io.lapilli.pricing.Rates;
import io.lapilli.shared.Changes;
import io.lapilli.shared.Meter;
import io.lapilli.tier.DemoTiers;
import io.lapilli.usage.RequestRecord;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageHistory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty portal: people, customers with projects and keys, and fourteen months of usage. A quarter of it goes
 * through the store that every call goes through in the end; each of these requests then gets three twins of the same
 * instant, and every sum becomes four times as large. So records, charges, rollups and wallets are what they would be,
 * which the portal's own proof can tell. To be looked at after another start.
 */
public final class ScaleData {

    /** Who looks after the portal. */
    public static final String ADMINISTRATOR = "admin@operator.example";

    /** Of the administrator and of every customer's owner. */
    public static final String PASSWORD = "a mountain of small stones";

    private static final int DAYS_AT_ONCE = 7;
    private static final Duration WATCHED = Duration.ofHours(2);

    private final ScalePortal portal;
    private final ScaleSize size;
    private final Instant now;

    private ScaleData(ScalePortal portal, ScaleSize size) {
        this.portal = portal;
        this.size = size;
        this.now = portal.now();
    }

    /** How far it is, for whoever waits. */
    public interface Progress {
        void reached(String what, long rows);
    }

    /** Fills, and lets the database look at what it has. @return an instant shortly after the data end */
    public static Instant fill(ScalePortal portal, ScaleSize size, Progress progress) {
        new ScaleData(portal, size).fill(progress);
        return portal.now();
    }

    private void fill(Progress progress) {
        var users = portal.bean(Users.class);
        users.create(
                Actor.INSTALLATION,
                new NewUser(ADMINISTRATOR, "Ada Lin", PlatformRole.OPERATOR_ADMIN, null, null),
                PASSWORD);
        portal.bean(DemoCatalog.class).seed(now);
        var people = new ScalePeople(portal.bean(JdbcTemplate.class), size, now);
        List<ScaleCustomer> customers = inOne("identity", people::fill);
        // wallets count from here on
        inOne("budgets", () -> customers);
        progress.reached("people", size.users());
        contracts(customers);
        usage(customers, progress);
        portal.bean(DemoTiers.class).make(now, size.events() * 40L, BigDecimal.valueOf(size.events() / 500 + 1));
        budgets(customers);
        people.around(customers);
        portal.jdbc().sql("ANALYZE").update();
        progress.reached("the rest", 0);
    }

    /** What is held in memory of it is read again. */
    private <T> T inOne(String topic, java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(portal.bean(TransactionTemplate.class).execute(_ -> {
            portal.bean(Changes.class).mark(topic);
            return work.get();
        }));
    }

    /** A tenth of the customers, some of each size, pay a price of their own from now on. */
    private void contracts(List<ScaleCustomer> customers) {
        var rates = portal.bean(Rates.class);
        for (ScaleCustomer customer : customers) {
            if (customer.rank() % 10 == 1) {
                rates.add(
                        Actor.INSTALLATION,
                        new RateDraft(
                                ScaleUsage.MODELS.getFirst(),
                                Meter.COMPLETION,
                                new BigDecimal("0.0018"),
                                1_000,
                                "CNY",
                                null,
                                null,
                                customer.id(),
                                null,
                                null,
                                null,
                                null));
            }
        }
    }

    private void usage(List<ScaleCustomer> customers, Progress progress) {
        var usage = new ScaleUsage(
                customers,
                size.events() / ScaleTwins.ALIKE,
                portal.bean(Catalog.class),
                portal.bean(PriceBook.class),
                now);
        var history = portal.bean(UsageHistory.class);
        long written = 0;
        CompletableFuture<List<Settled>> next = null;
        for (int first = ScaleSize.DAYS - 1; first >= 0; first -= DAYS_AT_ONCE) {
            List<Settled> settled = next == null ? days(usage, first) : next.join();
            int later = first - DAYS_AT_ONCE;
            next = later < 0 ? null : CompletableFuture.supplyAsync(() -> days(usage, later));
            if (!settled.isEmpty()) {
                history.append(settled);
                written += settled.size();
                progress.reached("requests of which each has twins", written);
            }
            if (later < 0) {
                watched(settled);
            }
        }
        new ScaleTwins(portal.jdbc(), now).make(progress);
    }

    private static List<Settled> days(ScaleUsage usage, int first) {
        return usage.days(first, Math.max(0, first - DAYS_AT_ONCE + 1));
    }

    /** As the gateway would have seen the calls of the last hours. */
    private void watched(List<Settled> settled) {
        var watch = portal.bean(DeploymentWatch.class);
        for (Settled one : settled) {
            RequestRecord request = one.request();
            if (request.deployment() != null && request.admittedAt().isAfter(now.minus(WATCHED))) {
                watch.answered(
                        request.deployment(),
                        request.admittedAt(),
                        Objects.requireNonNullElse(request.firstTokenMillis(), -1));
            }
        }
    }

    /** Of half of the customers: all of it, the first project, the first key. */
    private void budgets(List<ScaleCustomer> customers) {
        var budgets = portal.bean(Budgets.class);
        for (ScaleCustomer customer : customers) {
            if (customer.rank() % 2 == 0) {
                ScaleCustomer.Key key = customer.keys().getFirst();
                Map<BudgetScope, BudgetPeriod> wanted = Map.of(
                        new BudgetScope.Whole(),
                        BudgetPeriod.MONTH,
                        new BudgetScope.OfProject(key.project()),
                        BudgetPeriod.WEEK,
                        new BudgetScope.OfKey(key.id()),
                        BudgetPeriod.LIFETIME);
                wanted.forEach((scope, period) -> budgets.create(
                        Actor.INSTALLATION,
                        customer.id(),
                        new BudgetDraft(
                                scope,
                                new BudgetTerms(
                                        BudgetLimit.money(BigDecimal.valueOf(50_000 / (customer.rank() + 1) + 10)),
                                        period,
                                        BudgetMode.SOFT,
                                        BudgetTerms.USUAL_THRESHOLDS))));
            }
        }
    }
}
