package io.lapilli.pricing;

import io.lapilli.shared.CalendarWindow;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RateId;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rates built up in the words of a price page. Immutable: each step gives another one. */
public record RateFixtures(
        String model,
        Meter meter,
        String price,
        long per,
        String currency,
        Instant from,
        @Nullable Instant to,
        @Nullable OrganisationId organisation,
        @Nullable String tier,
        @Nullable String serviceClass,
        @Nullable RateBand band,
        @Nullable CalendarWindow window) {

    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** CNY for 1,000 tokens on the list since {@link #START}, without an end. */
    public static RateFixtures aRate(String model, Meter meter, String perThousand) {
        return new RateFixtures(model, meter, perThousand, 1000, "CNY", START, null, null, null, null, null, null);
    }

    public RateFixtures price(String other) {
        return new RateFixtures(
                model, meter, other, per, currency, from, to, organisation, tier, serviceClass, band, window);
    }

    public RateFixtures per(long units) {
        return new RateFixtures(
                model, meter, price, units, currency, from, to, organisation, tier, serviceClass, band, window);
    }

    public RateFixtures in(String otherCurrency) {
        return new RateFixtures(
                model, meter, price, per, otherCurrency, from, to, organisation, tier, serviceClass, band, window);
    }

    public RateFixtures from(String instant) {
        return new RateFixtures(
                model,
                meter,
                price,
                per,
                currency,
                Instant.parse(instant),
                to,
                organisation,
                tier,
                serviceClass,
                band,
                window);
    }

    public RateFixtures to(String instant) {
        return new RateFixtures(
                model,
                meter,
                price,
                per,
                currency,
                from,
                Instant.parse(instant),
                organisation,
                tier,
                serviceClass,
                band,
                window);
    }

    public RateFixtures forOrganisation(OrganisationId id) {
        return new RateFixtures(model, meter, price, per, currency, from, to, id, tier, serviceClass, band, window);
    }

    public RateFixtures forTier(String name) {
        return new RateFixtures(
                model, meter, price, per, currency, from, to, organisation, name, serviceClass, band, window);
    }

    public RateFixtures forClass(String name) {
        return new RateFixtures(model, meter, price, per, currency, from, to, organisation, tier, name, band, window);
    }

    public RateFixtures forPrompts(long min, @Nullable Long max) {
        return new RateFixtures(
                model,
                meter,
                price,
                per,
                currency,
                from,
                to,
                organisation,
                tier,
                serviceClass,
                new RateBand(min, max),
                window);
    }

    /** @param days such as {@code MON,TUE}; empty: every day */
    public RateFixtures during(String zone, String days, String start, String end) {
        return new RateFixtures(
                model,
                meter,
                price,
                per,
                currency,
                from,
                to,
                organisation,
                tier,
                serviceClass,
                band,
                aWindow(zone, days, start, end));
    }

    public static CalendarWindow aWindow(String zone, String days, String start, String end) {
        Set<DayOfWeek> begins = days.isEmpty()
                ? Set.of()
                : Stream.of(days.split(",")).map(CalendarWindow::day).collect(Collectors.toSet());
        return new CalendarWindow(ZoneId.of(zone), begins, LocalTime.parse(start), LocalTime.parse(end));
    }

    public Rate rate() {
        return new Rate(
                new RateId(UUID.randomUUID()),
                model,
                meter,
                new BigDecimal(price),
                per,
                currency,
                from,
                to,
                organisation,
                tier,
                serviceClass,
                band,
                window,
                from);
    }
}
