package io.lapilli.reconciliation;

import io.lapilli.reconciliation.ProofStore.Cell;
import io.lapilli.reconciliation.ProofStore.Charged;
import io.lapilli.reconciliation.ProofStore.Ends;
import io.lapilli.reconciliation.ProofStore.Sum;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Proves one period: every link of the chain from the requests to the totals, as it stands at one instant. */
@Component
class Prover {

    private static final int QUARTER_SECONDS = 900;

    private final ProofStore store;
    private final Snapshot snapshot;

    Prover(ProofStore store, Snapshot snapshot) {
        this.store = store;
        this.snapshot = snapshot;
    }

    Proof prove(Period period) {
        return snapshot.read(() -> {
            var differences = new ArrayList<Difference>();
            Map<LocalDate, Ends> settled = store.settled(period);
            Map<LocalDate, Ends> recorded = period.byRequests() ? store.recorded(period) : Map.of();
            if (period.byRequests()) {
                differences.addAll(counts(period, settled, recorded));
                differences.addAll(charges(period));
                differences.addAll(store.eventsAgainstQuarters(period));
            } else {
                differences.addAll(countsOfSums(period, settled, store.rolledUp(period)));
            }
            for (Period.Days days : days(period)) {
                differences.addAll(store.quartersAgainstDays(period, days));
                differences.addAll(store.daysAgainstTotals(period, days));
            }
            return new Proof(
                    period,
                    settled.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, day -> day.getValue().requests())),
                    recorded.values().stream().mapToLong(Ends::requests).sum(),
                    List.copyOf(differences));
        });
    }

    private static List<Period.Days> days(Period period) {
        Period.Days utc = period.in(Period.UTC);
        return period.zone().equals(Period.UTC) ? List.of(utc) : List.of(utc, period.in(period.zone()));
    }

    private static List<Difference> counts(Period period, Map<LocalDate, Ends> settled, Map<LocalDate, Ends> recorded) {
        var differences = new ArrayList<Difference>();
        for (LocalDate day : both(settled.keySet(), recorded.keySet())) {
            Ends came = settled.getOrDefault(day, Ends.NONE);
            Ends there = recorded.getOrDefault(day, Ends.NONE);
            differences.addAll(count(period, Comparison.RECORDS, day, came.requests(), there.requests()));
            differences.addAll(count(period, Comparison.EVENTS, day, came.events(), there.events()));
        }
        return differences;
    }

    private static List<Difference> countsOfSums(
            Period period, Map<LocalDate, Ends> settled, Map<LocalDate, Long> rolledUp) {
        var differences = new ArrayList<Difference>();
        for (LocalDate day : both(settled.keySet(), rolledUp.keySet())) {
            long came = settled.getOrDefault(day, Ends.NONE).events();
            differences.addAll(count(period, Comparison.QUARTERS, day, came, rolledUp.getOrDefault(day, 0L)));
        }
        return differences;
    }

    private static List<Difference> count(
            Period period, Comparison comparison, LocalDate day, long expected, long found) {
        return expected == found
                ? List.of()
                : List.of(new Difference(
                        period.organisation(),
                        comparison,
                        day,
                        Period.UTC.getId(),
                        Measure.REQUESTS,
                        Spot.ANYWHERE,
                        BigDecimal.valueOf(expected),
                        BigDecimal.valueOf(found)));
    }

    /** The lines of each charge, and what they come to by the quarter of an hour and meter. A day at a time. */
    private List<Difference> charges(Period period) {
        var differences = new ArrayList<Difference>();
        for (LocalDate day = period.first(); day.isBefore(period.end()); day = day.plusDays(1)) {
            var one = new Period(period.organisation(), day, day.plusDays(1), true, period.zone());
            var lines = new Lines(one);
            store.eachCharge(one, lines::take);
            differences.addAll(lines.faults);
            differences.addAll(lines.against(store.cells(one)));
        }
        return differences;
    }

    private static Set<LocalDate> both(Set<LocalDate> one, Set<LocalDate> other) {
        return Stream.of(one, other).flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The charges of one day. */
    private static final class Lines {

        private static final Set<String> TOKENS = Set.copyOf(ProofSql.TOKENS);

        private final Period day;
        private final List<Difference> faults = new ArrayList<>();
        private final Map<Cell, Sum> cells = new HashMap<>();
        private boolean readable = true;

        Lines(Period day) {
            this.day = day;
        }

        void take(Charged charged) {
            Instant quarter = Instant.ofEpochSecond(
                    Math.floorDiv(charged.admittedAt().getEpochSecond(), QUARTER_SECONDS) * (long) QUARTER_SECONDS);
            BigDecimal amount = charged.amount() == null ? BigDecimal.ZERO : charged.amount();
            try {
                List<ChargeCheck.Line> lines = ChargeCheck.lines(charged.charge());
                for (ChargeCheck.Line line : lines) {
                    cells.merge(new Cell(quarter, line.meter()), new Sum(line.quantity(), line.amount()), Sum::plus);
                }
                for (ChargeCheck.Fault fault : ChargeCheck.faults(
                        lines, amount, TOKENS, meter -> charged.tokens().getOrDefault(meter, 0L))) {
                    add(charged, quarter, fault);
                }
            } catch (IllegalArgumentException unreadable) {
                readable = false;
                add(charged, quarter, new ChargeCheck.Fault("", Measure.QUANTITY, BigDecimal.ONE, BigDecimal.ZERO));
            }
        }

        private void add(Charged charged, Instant quarter, ChargeCheck.Fault fault) {
            if (faults.size() < ProofStore.MOST) {
                String meter = fault.meter().isEmpty() ? null : fault.meter();
                faults.add(difference(
                        Comparison.CHARGES,
                        fault.measure(),
                        Spot.of(charged.id(), quarter, meter),
                        fault.expected(),
                        fault.found()));
            }
        }

        /** The amounts of each meter, which an event has in its lines only, and quantities that are no tokens. */
        List<Difference> against(Map<Cell, Sum> rolledUp) {
            if (!readable) {
                // what can't be read can't be summed; it is named already
                return List.of();
            }
            var all = new HashSet<>(cells.keySet());
            all.addAll(rolledUp.keySet());
            var differences = new ArrayList<Difference>();
            for (Cell cell : all) {
                Sum expected = cells.getOrDefault(cell, Sum.NONE);
                Sum found = rolledUp.getOrDefault(cell, Sum.NONE);
                Spot spot = Spot.of(cell.quarter(), cell.meter());
                if (expected.amount().compareTo(found.amount()) != 0) {
                    differences.add(
                            difference(Comparison.QUARTERS, Measure.AMOUNT, spot, expected.amount(), found.amount()));
                }
                if (ProofStore.measure(cell.meter()) == Measure.QUANTITY && expected.quantity() != found.quantity()) {
                    differences.add(difference(
                            Comparison.QUARTERS,
                            Measure.QUANTITY,
                            spot,
                            BigDecimal.valueOf(expected.quantity()),
                            BigDecimal.valueOf(found.quantity())));
                }
            }
            return differences.subList(0, Math.min(differences.size(), ProofStore.MOST));
        }

        private Difference difference(
                Comparison comparison, Measure measure, Spot spot, BigDecimal expected, BigDecimal found) {
            return new Difference(
                    day.organisation(), comparison, day.first(), Period.UTC.getId(), measure, spot, expected, found);
        }
    }
}
