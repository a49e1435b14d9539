package io.lapilli.usage;

import io.lapilli.pricing.ChargeLine;
import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Sums events in memory, so that a batch touches each row of the rollups once. */
final class Rollup {

    record Quarter(
            Instant quarter,
            OrganisationId organisation,
            ProjectId project,
            KeyId key,
            String model,
            DeploymentId deployment,
            Endpoint endpoint,
            String serviceClass,
            String currency) {}

    record Day(
            ZoneId zone,
            LocalDate date,
            OrganisationId organisation,
            ProjectId project,
            KeyId key,
            String model,
            Endpoint endpoint,
            String serviceClass,
            String currency) {

        /** The day that a quarter of an hour lies in; no zone's midnight falls into the middle of one. */
        static Day of(Quarter quarter, ZoneId zone) {
            return new Day(
                    zone,
                    LocalDate.ofInstant(quarter.quarter(), zone),
                    quarter.organisation(),
                    quarter.project(),
                    quarter.key(),
                    quarter.model(),
                    quarter.endpoint(),
                    quarter.serviceClass(),
                    quarter.currency());
        }
    }

    /** A day of an organisation. */
    record Total(OrganisationId organisation, ZoneId zone, LocalDate date) implements Comparable<Total> {

        private static final Comparator<Total> ORDER = Comparator.comparing(
                        (Total total) -> total.organisation().value())
                .thenComparing(total -> total.zone().getId())
                .thenComparing(Total::date);

        @Override
        public int compareTo(Total other) {
            return ORDER.compare(this, other);
        }
    }

    /** @param requests charged ones */
    record Everything(long tokens, long requests, BigDecimal amount) {

        static Everything of(Sums sums) {
            long tokens = 0;
            long requests = 0;
            BigDecimal amount = BigDecimal.ZERO;
            for (Map.Entry<Meter, Sum> sum : sums.entrySet()) {
                long quantity = sum.getValue().quantity();
                tokens = Math.addExact(tokens, sum.getKey().countsTokens() ? quantity : 0);
                requests += sum.getKey() == Meter.REQUESTS ? quantity : 0;
                amount = amount.add(sum.getValue().amount());
            }
            return new Everything(tokens, requests, amount);
        }

        Everything plus(Everything other) {
            return new Everything(
                    Math.addExact(tokens, other.tokens), requests + other.requests, amount.add(other.amount));
        }
    }

    /** How many requests came to their end, and how many of them consumed something. */
    record Ended(long requests, long events) {

        Ended plus(Ended other) {
            return new Ended(requests + other.requests, events + other.events);
        }
    }

    /** A step of a model's speed on a day of UTC. */
    record Speed(OrganisationId organisation, LocalDate date, String model, SpeedMeasure measure, int step)
            implements Comparable<Speed> {

        private static final Comparator<Speed> ORDER = Comparator.comparing(
                        (Speed speed) -> speed.organisation().value())
                .thenComparing(Speed::date)
                .thenComparing(Speed::model)
                .thenComparing(Speed::measure)
                .thenComparingInt(Speed::step);

        @Override
        public int compareTo(Speed other) {
            return ORDER.compare(this, other);
        }
    }

    /** Stands for all organisations together. */
    static final OrganisationId EVERYBODY = new OrganisationId(new UUID(0, 0));

    /** Quantity and amount by meter. */
    static final class Sums extends EnumMap<Meter, Sum> {

        Sums() {
            super(Meter.class);
        }

        void add(Meter meter, long quantity, BigDecimal amount) {
            merge(meter, new Sum(quantity, amount), Sum::plus);
        }
    }

    record Sum(long quantity, BigDecimal amount) {

        Sum plus(Sum other) {
            return new Sum(Math.addExact(quantity, other.quantity), amount.add(other.amount));
        }
    }

    private static final List<Meter> TOKENS =
            Arrays.stream(Meter.values()).filter(Meter::countsTokens).toList();

    private final Map<Quarter, Sums> quarters = new HashMap<>();
    private final Map<Day, Sums> days = new HashMap<>();
    private final SortedMap<Speed, Long> speeds = new TreeMap<>();
    private final SortedMap<Total, Ended> ended = new TreeMap<>();

    Map<Quarter, Sums> quarters() {
        return quarters;
    }

    Map<Day, Sums> days() {
        return days;
    }

    /** The days once more, with everything in them together, in one order for all who write them. */
    SortedMap<Total, Everything> totals() {
        var totals = new TreeMap<Total, Everything>();
        days.forEach((day, sums) -> totals.merge(
                new Total(day.organisation(), day.zone(), day.date()), Everything.of(sums), Everything::plus));
        return totals;
    }

    /** How many answers were that fast, in one order for all who write them. */
    SortedMap<Speed, Long> speeds() {
        return speeds;
    }

    /** What came to its end by days of UTC, in one order for all who write it. */
    SortedMap<Total, Ended> ended() {
        return ended;
    }

    /** Counts a request, whatever became of it. */
    void addEnd(Settled settled) {
        RequestRecord request = settled.request();
        LocalDate date = LocalDate.ofInstant(request.admittedAt(), DayZones.UTC);
        ended.merge(
                new Total(request.organisation(), DayZones.UTC, date),
                new Ended(1, settled.event() == null ? 0 : 1),
                Ended::plus);
        addSpeed(settled);
    }

    /** Counts how fast an answer came, if it can be said. */
    private void addSpeed(Settled settled) {
        RequestRecord request = settled.request();
        LocalDate date = LocalDate.ofInstant(request.admittedAt(), DayZones.UTC);
        for (SpeedMeasure measure : SpeedMeasure.values()) {
            measure.of(settled).ifPresent(value -> {
                int step = SpeedScale.step(value);
                speeds.merge(new Speed(request.organisation(), date, request.model(), measure, step), 1L, Long::sum);
                speeds.merge(new Speed(EVERYBODY, date, request.model(), measure, step), 1L, Long::sum);
            });
        }
    }

    /** @param zone the organisation's, besides UTC */
    void add(UsageEvent event, ZoneId zone) {
        var quarter = new Quarter(
                Quarters.of(event.occurredAt()),
                event.organisation(),
                event.project(),
                event.key(),
                event.model(),
                event.deployment(),
                event.endpoint(),
                event.serviceClass(),
                event.charge().currency());
        add(event, quarters.computeIfAbsent(quarter, _ -> new Sums()));
        addDay(quarter, event, DayZones.UTC);
        if (!zone.equals(DayZones.UTC)) {
            addDay(quarter, event, zone);
        }
    }

    /** Adds a sum that is stored by the quarter of an hour to the day that it lies in. */
    void addToDay(Quarter quarter, ZoneId zone, Meter meter, Sum sum) {
        days.computeIfAbsent(Day.of(quarter, zone), _ -> new Sums()).add(meter, sum.quantity(), sum.amount());
    }

    private void addDay(Quarter quarter, UsageEvent event, ZoneId zone) {
        add(event, days.computeIfAbsent(Day.of(quarter, zone), _ -> new Sums()));
    }

    /** Quantities of tokens come from the counts, so that they are right even for a meter that costs nothing. */
    private static void add(UsageEvent event, Sums sums) {
        for (Meter meter : TOKENS) {
            long quantity = event.tokens().of(meter);
            if (quantity != 0) {
                sums.add(meter, quantity, BigDecimal.ZERO);
            }
        }
        for (ChargeLine line : event.charge().lines()) {
            sums.add(line.meter(), line.meter().countsTokens() ? 0 : line.quantity(), line.amount());
        }
        sums.add(Meter.REQUESTS, 1, BigDecimal.ZERO);
    }
}
