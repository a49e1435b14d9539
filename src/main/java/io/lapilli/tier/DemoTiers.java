package io.lapilli.tier;

import io.lapilli.identity.Actor;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.tier.TierConditions.MoneyPaid;
import io.lapilli.tier.TierConditions.TokensInWindow;
import io.lapilli.usage.forecast.DailyTotals;
import io.lapilli.usage.forecast.DailyTotals.Charged;
import io.lapilli.usage.forecast.DayTotal;
import io.lapilli.usage.forecast.RecentUse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Puts tiers, and who rose into them when, into demo data. */
@Service
public class DemoTiers {

    private static final Period AGE = Period.ofMonths(14);
    private static final int WINDOW_DAYS = 30;

    private final Tiers tiers;
    private final TierAssignments assignments;
    private final OrganisationDirectory organisations;
    private final DailyTotals totals;
    private final LapilliSettings settings;
    private final TransactionOperations transactions;

    DemoTiers(
            Tiers tiers,
            TierAssignments assignments,
            OrganisationDirectory organisations,
            DailyTotals totals,
            LapilliSettings settings,
            TransactionOperations transactions) {
        this.tiers = tiers;
        this.assignments = assignments;
        this.organisations = organisations;
        this.totals = totals;
        this.settings = settings;
        this.transactions = transactions;
    }

    /**
     * Makes four tiers as if they had been made fourteen months before {@code now}, the highest at these tokens in
     * thirty days and this much paid, the others at parts of them; the lowest takes everybody. Customers and their use
     * must be there and committed: each is let rise on the days on which its use first held a tier's conditions. The
     * discounts begin {@code now}, so that a history charged at list prices stays true. All in one transaction, so that
     * nobody rises in between; without effect where there are tiers.
     *
     * @param topTokens at least 1,000
     * @param topPaid in the currency of the list prices
     */
    public void seed(Instant now, long topTokens, BigDecimal topPaid) {
        transactions.executeWithoutResult(_ -> {
            if (tiers.list().isEmpty()) {
                makeAll(now, topTokens, topPaid);
                settle(now);
            }
        });
    }

    private void makeAll(Instant now, long topTokens, BigDecimal topPaid) {
        Instant then = now.atOffset(ZoneOffset.UTC).minus(AGE).toInstant();
        make(then, now, "Tier 1", TierConditions.NONE, 500, 500_000, "0", "40");
        make(then, now, "Tier 2", part(topTokens, topPaid, 100, 7), 2_000, 4_000_000, "2", "30");
        make(then, now, "Tier 3", part(topTokens, topPaid, 10, 14), 6_000, 20_000_000, "4", "20");
        make(then, now, "Tier 4", part(topTokens, topPaid, 1, 30), 12_000, 60_000_000, "6", "10");
    }

    private TierConditions part(long topTokens, BigDecimal topPaid, int part, int days) {
        BigDecimal paid = topPaid.divide(BigDecimal.valueOf(part), 2, RoundingMode.HALF_EVEN);
        return new TierConditions(
                new TokensInWindow(topTokens / part, WINDOW_DAYS), new MoneyPaid(paid, settings.currency()), days);
    }

    private void make(
            Instant then,
            Instant now,
            String name,
            TierConditions conditions,
            int requests,
            long tokens,
            String discount,
            String target) {
        var targetPercent = new BigDecimal(target);
        Tier tier = tiers.create(
                Actor.INSTALLATION,
                new TierDraft(
                        name,
                        null,
                        new TierTerms(conditions, new TierBenefits(requests, tokens, BigDecimal.ZERO), targetPercent)),
                then);
        tiers.modify(
                Actor.INSTALLATION,
                tier.id(),
                null,
                new TierTerms(conditions, new TierBenefits(requests, tokens, new BigDecimal(discount)), targetPercent),
                now);
    }

    private void settle(Instant now) {
        List<Tier> made = tiers.list();
        Instant start = made.stream()
                .map(Tier::createdAt)
                .max(Comparator.naturalOrder())
                .orElse(now);
        organisations.all().stream()
                .filter(organisation -> !organisation.operator())
                .sorted(Comparator.comparing(organisation -> organisation.id().value()))
                .forEach(organisation -> settle(organisation, made, start, now));
    }

    private void settle(Organisation organisation, List<Tier> made, Instant start, Instant now) {
        ZoneId zone = organisation.timeZone();
        List<DayTotal> days = totals.days(organisation.id(), LocalDate.ofInstant(now, zone));
        Instant at = organisation.createdAt().isAfter(start) ? organisation.createdAt() : start;
        int rank = 0;
        while (!at.isAfter(now)) {
            int reached = rank;
            Standing standing = standing(organisation, zone, days, at);
            Tier highest = made.reversed().stream()
                    .filter(tier -> tier.rank() > reached)
                    .filter(tier -> tier.terms().conditions().hold(standing))
                    .findFirst()
                    .orElse(null);
            if (highest != null) {
                assignments.put(Actor.INSTALLATION, organisation.id(), highest.id(), TierReason.ROSE, at);
                rank = highest.rank();
            }
            // the evening of the next day
            at = LocalDate.ofInstant(at, zone)
                    .plusDays(1)
                    .atTime(20, 0)
                    .atZone(zone)
                    .toInstant();
        }
    }

    private static Standing standing(Organisation organisation, ZoneId zone, List<DayTotal> days, Instant at) {
        LocalDate month = LocalDate.ofInstant(at, zone).withDayOfMonth(1);
        List<DayTotal> before =
                days.stream().filter(day -> day.date().isBefore(month)).toList();
        var charged = new Charged(
                before.stream().map(DayTotal::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
                before.stream()
                        .filter(day -> day.amount().signum() > 0)
                        .map(DayTotal::date)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
        var use = new RecentUse(zone, at, days);
        return new Standing(
                use,
                Paid.ofCharges(organisation.billing(), organisation.currency().getCurrencyCode(), charged, use));
    }
}
