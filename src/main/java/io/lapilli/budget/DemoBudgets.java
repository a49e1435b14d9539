package io.lapilli.budget;

import io.lapilli.shared.BudgetId;
import io.lapilli.shared.Changes;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.OrganisationId;
import io.lapilli.usage.UsageEvent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts budgets into demo data, as if they had been made in the past, with the alerts that were reached since. */
@Service
public class DemoBudgets {

    /** Limits are round: 24, 1,050, 62,500. */
    private static final BigDecimal STEPS = BigDecimal.valueOf(200);

    private final BudgetStore store;
    private final Changes changes;
    private final NewIds ids;

    DemoBudgets(BudgetStore store, Changes changes, NewIds ids) {
        this.store = store;
        this.changes = changes;
        this.ids = ids;
    }

    /**
     * A budget that is to be made.
     *
     * @param used the part of the limit that was used in the last day, week or month, or ever, whichever is the period;
     *     about, since limits are round
     * @param since when it was made
     */
    public record Wish(
            BudgetScope scope, BudgetPeriod period, BudgetMode mode, boolean ofMoney, double used, Instant since) {}

    /**
     * Makes the budgets of one organisation, in the caller's transaction; what has used nothing gets none. To be called
     * before the portal serves.
     *
     * @param events all that the organisation ever used, in the order of time
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void seed(
            OrganisationId organisation, ZoneId zone, Instant now, List<Wish> wishes, List<UsageEvent> events) {
        changes.mark(BudgetBook.TOPIC);
        for (Wish wish : wishes) {
            List<UsageEvent> counted =
                    events.stream().filter(event -> counts(wish.scope(), event)).toList();
            BigDecimal lately = sum(wish, after(counted, now.minus(length(wish.period()))));
            if (lately.signum() > 0) {
                make(organisation, zone, now, wish, round(lately, wish.used()), counted);
            }
        }
    }

    private void make(
            OrganisationId organisation,
            ZoneId zone,
            Instant now,
            Wish wish,
            BigDecimal limit,
            List<UsageEvent> counted) {
        var budget = new Budget(
                new BudgetId(ids.at(wish.since().toEpochMilli())),
                organisation,
                wish.scope(),
                new BudgetTerms(
                        wish.ofMoney() ? BudgetLimit.money(limit) : BudgetLimit.tokens(limit.longValueExact()),
                        wish.period(),
                        wish.mode(),
                        BudgetTerms.USUAL_THRESHOLDS),
                wish.since().truncatedTo(ChronoUnit.MICROS));
        store.insert(budget);
        Instant start = wish.period() == BudgetPeriod.LIFETIME
                ? Instant.EPOCH
                : wish.period().firstDay(now, zone).atStartOfDay(zone).toInstant();
        alerts(wish, budget, start, after(counted, start)).forEach(alert -> store.insert(organisation, alert));
    }

    private static List<BudgetAlert> alerts(Wish wish, Budget budget, Instant start, List<UsageEvent> counted) {
        BigDecimal limit = budget.terms().limit().value();
        Deque<BigDecimal> ahead = new ArrayDeque<>(budget.terms().thresholds());
        var reached = new ArrayList<BudgetAlert>();
        BigDecimal used = BigDecimal.ZERO;
        for (UsageEvent event : counted) {
            used = used.add(measure(wish, event));
            while (!ahead.isEmpty() && used.compareTo(limit.multiply(ahead.getFirst())) >= 0) {
                // what was used before the budget was made was seen when it was
                Instant at = event.occurredAt().isAfter(budget.createdAt()) ? event.occurredAt() : budget.createdAt();
                reached.add(new BudgetAlert(budget.id(), start, ahead.removeFirst(), used, limit, at));
            }
        }
        return reached;
    }

    private static BigDecimal sum(Wish wish, List<UsageEvent> events) {
        return events.stream().map(event -> measure(wish, event)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal measure(Wish wish, UsageEvent event) {
        return wish.ofMoney()
                ? event.charge().total()
                : BigDecimal.valueOf(event.tokens().input() + event.tokens().output());
    }

    private static List<UsageEvent> after(List<UsageEvent> events, Instant start) {
        return events.stream()
                .filter(event -> !event.occurredAt().isBefore(start))
                .toList();
    }

    private static boolean counts(BudgetScope scope, UsageEvent event) {
        return switch (scope) {
            case BudgetScope.Whole _ -> true;
            case BudgetScope.OfProject of -> of.project().equals(event.project());
            case BudgetScope.OfKey of -> of.key().equals(event.key());
            case BudgetScope.Group _ -> false;
        };
    }

    private static Duration length(BudgetPeriod period) {
        return Duration.ofDays(
                switch (period) {
                    case DAY -> 1;
                    case WEEK -> 7;
                    case MONTH -> 30;
                    case LIFETIME -> 10_000;
                });
    }

    /** The next round limit of which no more than the part is used, at least 1. */
    private static BigDecimal round(BigDecimal used, double part) {
        BigDecimal exact =
                used.divide(BigDecimal.valueOf(part), MathContext.DECIMAL64).max(BigDecimal.ONE);
        BigDecimal step = BigDecimal.ONE
                .scaleByPowerOfTen(exact.precision() - exact.scale())
                .divide(STEPS, MathContext.DECIMAL64)
                .max(BigDecimal.ONE);
        return exact.divide(step, 0, RoundingMode.CEILING).multiply(step).setScale(0, RoundingMode.CEILING);
    }
}
