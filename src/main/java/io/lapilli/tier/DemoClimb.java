package io.lapilli.tier;

import io.lapilli.identity.Organisation;
import io.lapilli.shared.OrganisationId;
import io.lapilli.usage.forecast.DailyTotals.Charged;
import io.lapilli.usage.forecast.DayTotal;
import io.lapilli.usage.forecast.RecentUse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Goes with an organisation through a past that is being made up, and lets it rise on the evenings on which its use has
 * come to hold a tier's conditions, so that what it uses after that is charged by that tier. Told of the use in the
 * order of time. Not thread-safe.
 */
public final class DemoClimb {

    private static final int EVENING = 20;

    /** What it rose into, and when. */
    record Rise(Tier tier, Instant at) {}

    private final Organisation organisation;
    private final List<Tier> above;
    private final TreeMap<LocalDate, DayTotal> days = new TreeMap<>();
    private final List<Rise> rises = new ArrayList<>();
    private @Nullable Tier present;
    private Instant next;

    /**
     * @param present null: it is in none
     * @param above the tiers that it can rise into, the lowest first
     * @param first when it is looked at first
     */
    DemoClimb(Organisation organisation, @Nullable Tier present, List<Tier> above, Instant first) {
        this.organisation = organisation;
        this.present = present;
        this.above = List.copyOf(above);
        this.next = first;
    }

    OrganisationId organisation() {
        return organisation.id();
    }

    /** The name of the tier that it is in then; null while it is in none. @param at not before the last one asked for */
    public @Nullable String tierAt(Instant at) {
        lookUntil(at);
        return present == null ? null : present.name();
    }

    /** @param tokens of all kinds */
    public void used(Instant at, long tokens, BigDecimal amount) {
        LocalDate date = LocalDate.ofInstant(at, organisation.timeZone());
        days.merge(
                date,
                new DayTotal(date, tokens, amount),
                (one, other) -> new DayTotal(
                        date, one.tokens() + other.tokens(), one.amount().add(other.amount())));
    }

    /** All that there were until then, the first one first. */
    List<Rise> rises(Instant until) {
        lookUntil(until);
        return List.copyOf(rises);
    }

    private void lookUntil(Instant at) {
        while (!above.isEmpty() && !next.isAfter(at)) {
            look(next);
            next = evening(next, organisation.timeZone());
        }
    }

    private void look(Instant at) {
        int rank = present == null ? 0 : present.rank();
        Standing standing = standing(at);
        above.reversed().stream()
                .filter(tier -> tier.rank() > rank)
                .filter(tier -> tier.terms().conditions().hold(standing))
                .findFirst()
                .ifPresent(tier -> {
                    present = tier;
                    rises.add(new Rise(tier, at));
                });
    }

    /** Of the next day. */
    private static Instant evening(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone)
                .plusDays(1)
                .atTime(EVENING, 0)
                .atZone(zone)
                .toInstant();
    }

    private Standing standing(Instant at) {
        ZoneId zone = organisation.timeZone();
        LocalDate month = LocalDate.ofInstant(at, zone).withDayOfMonth(1);
        SortedMap<LocalDate, DayTotal> before = days.headMap(month);
        var charged = new Charged(
                before.values().stream().map(DayTotal::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
                before.values().stream()
                        .filter(day -> day.amount().signum() > 0)
                        .map(DayTotal::date)
                        .findFirst()
                        .orElse(null));
        var use = new RecentUse(zone, at, List.copyOf(days.values()));
        String currency = organisation.currency().getCurrencyCode();
        return new Standing(use, Paid.ofCharges(organisation.billing(), currency, charged, use));
    }
}
