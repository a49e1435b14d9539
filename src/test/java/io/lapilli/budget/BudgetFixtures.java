package io.lapilli.budget;

import static io.lapilli.catalog.CatalogFixtures.aCatalogOf;
import static io.lapilli.catalog.CatalogFixtures.aChatModel;
import static io.lapilli.pricing.RateFixtures.aRate;

import io.lapilli.metering.Ledger;
import io.lapilli.metering.Reserved;
import io.lapilli.pricing.PinnedPrice;
import io.lapilli.pricing.PriceBook;
import io.lapilli.pricing.PricingContext;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.support.TestNode;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** Budgets and prices in the words of a test. */
public final class BudgetFixtures {

    private BudgetFixtures() {}

    /** A thousandth of a CNY a prompt token, two an answer's. */
    static PinnedPrice aPrice() {
        return Objects.requireNonNull(PriceBook.of(
                        aCatalogOf(aChatModel("chat")),
                        List.of(
                                aRate("chat", Meter.PROMPT_UNCACHED, "1").rate(),
                                aRate("chat", Meter.COMPLETION, "2").rate()))
                .pin(new PricingContext(
                        "chat",
                        new OrganisationId(UUID.randomUUID()),
                        "CNY",
                        null,
                        "standard",
                        Instant.parse("2026-03-18T04:00:00Z"))));
    }

    public static BudgetTerms hard(String amount, BudgetPeriod period) {
        return new BudgetTerms(
                BudgetLimit.money(new BigDecimal(amount)), period, BudgetMode.HARD, BudgetTerms.USUAL_THRESHOLDS);
    }

    public static BudgetTerms soft(String amount, BudgetPeriod period) {
        return new BudgetTerms(
                BudgetLimit.money(new BigDecimal(amount)), period, BudgetMode.SOFT, BudgetTerms.USUAL_THRESHOLDS);
    }

    public static BudgetTerms hardTokens(long tokens, BudgetPeriod period) {
        return new BudgetTerms(BudgetLimit.tokens(tokens), period, BudgetMode.HARD, BudgetTerms.USUAL_THRESHOLDS);
    }

    /** What a portal does at its start. */
    public static void start(ApplicationContext beans) {
        beans.getBean(BudgetBook.class).start();
    }

    /** The same. */
    public static void start(TestNode node) {
        node.get(BudgetBook.class).start();
    }

    /** What the module needs besides those it stands on, where usage is written into the database at once. */
    public static List<Object> needs() {
        return List.of(new NoLedger(), new BudgetSettings(Duration.ZERO));
    }

    /** Budgets and wallets count what ends, as the gateway has them do; {@code write} makes it durable. */
    public static void settle(TestNode node, List<Settled> ended, Runnable write) {
        var holds = new ArrayList<Runnable>();
        for (Settled one : ended) {
            UsageEvent event = one.event();
            if (event != null) {
                var payer = new Payer(event.organisation(), event.project(), event.key());
                var hold = new Hold(
                        node.get(BudgetBook.class),
                        node.get(Ends.class),
                        node.get(UnderWay.class),
                        payer,
                        event.occurredAt(),
                        new Bound(aPrice(), 0, () -> 0, 1, 0));
                hold.settle(event.id(), event.charge().total(), event.tokens());
                holds.add(() -> hold.kept(event.id()));
            }
        }
        try {
            write.run();
        } finally {
            holds.forEach(Runnable::run);
        }
    }

    /** Fires what has been reached, now and not when half a second has passed. */
    public static void look(ApplicationContext beans) {
        beans.getBean(AlertWatch.class).lookAtAll();
        beans.getBean(AlertWatch.class).look();
    }

    /** For scenes in which usage is written into the database at once. */
    public static final class NoLedger implements Ledger {

        @Override
        public void reserve(Reserved request) {}

        @Override
        public void settle(Settled request) {}

        @Override
        public boolean awaitTakenIn(Duration timeout) {
            return true;
        }

        @Override
        public boolean available() {
            return true;
        }
    }
}
