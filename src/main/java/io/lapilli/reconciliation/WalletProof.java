package io.lapilli.reconciliation;

import io.lapilli.shared.OrganisationId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds what was used while an organisation paid in advance against what its wallet was charged: as one total, since a
 * ledger's days are those of the zone that the organisation was in then. Whole days come from the row with everything of
 * a day, the rest of a span from quarters of an hour, and the quarters that it cuts from their events.
 */
@Component
class WalletProof {

    private static final int QUARTER_SECONDS = 900;
    private static final int MOST_DAYS = 10;

    private final JdbcClient jdbc;
    private final Snapshot snapshot;

    WalletProof(JdbcClient jdbc, Snapshot snapshot) {
        this.jdbc = jdbc;
        this.snapshot = snapshot;
    }

    /** @param until exclusive; null: still */
    private record Span(Instant since, @Nullable Instant until) {}

    /** At least and at most: the two are the same unless the requests of a quarter that is cut are not kept. */
    private record Range(BigDecimal least, BigDecimal most) {

        Range plus(BigDecimal exact) {
            return new Range(least.add(exact), most.add(exact));
        }

        BigDecimal nearest(BigDecimal to) {
            return to.max(least).min(most);
        }
    }

    /** All who ever paid in advance. */
    List<OrganisationId> organisations() {
        return jdbc.sql("SELECT DISTINCT organisation_id FROM wallet_span ORDER BY organisation_id")
                .query((row, _) -> new OrganisationId(row.getObject(1, UUID.class)))
                .list();
    }

    List<Difference> prove(OrganisationId organisation) {
        return snapshot.read(() -> {
            List<Span> spans = spans(organisation);
            var used = new Range(BigDecimal.ZERO, BigDecimal.ZERO);
            for (Span span : spans) {
                used = add(used, organisation, span);
            }
            BigDecimal charged = amount(
                    "SELECT COALESCE(-SUM(amount), 0) FROM wallet_entry"
                            + " WHERE organisation_id = :organisation AND kind = 'CHARGE'",
                    organisation,
                    Map.of());
            BigDecimal expected = used.nearest(charged);
            if (expected.compareTo(charged) == 0) {
                return List.of();
            }
            List<Difference> days = days(organisation, spans);
            // days of another zone, or cut ones, explain nothing
            BigDecimal explained = days.stream().map(Difference::off).reduce(BigDecimal.ZERO, BigDecimal::add);
            return explained.compareTo(charged.subtract(expected)) == 0
                    ? days.stream().limit(MOST_DAYS).toList()
                    : List.of(difference(organisation, null, Period.UTC.getId(), expected, charged));
        });
    }

    private List<Span> spans(OrganisationId organisation) {
        return jdbc.sql("SELECT since, until FROM wallet_span WHERE organisation_id = ? ORDER BY since")
                .param(organisation.value())
                .query((row, _) -> {
                    OffsetDateTime until = row.getObject(2, OffsetDateTime.class);
                    return new Span(
                            row.getObject(1, OffsetDateTime.class).toInstant(),
                            until == null ? null : until.toInstant());
                })
                .list();
    }

    private Range add(Range used, OrganisationId organisation, Span span) {
        Instant until = span.until();
        Instant first = ceiling(span.since());
        Instant end = until == null ? null : floor(until);
        if (until != null && end != null && end.isBefore(first)) {
            // it began and ended within one quarter of an hour
            return cut(used, organisation, span.since(), until);
        }
        Range sum = used.plus(whole(organisation, first, end));
        if (span.since().isBefore(first)) {
            sum = cut(sum, organisation, span.since(), first);
        }
        return until != null && end != null && end.isBefore(until) ? cut(sum, organisation, end, until) : sum;
    }

    /** From the beginning of one quarter to that of another; null: to the end. */
    private BigDecimal whole(OrganisationId organisation, Instant first, @Nullable Instant end) {
        LocalDate firstDay = LocalDate.ofInstant(first.plus(Duration.ofDays(1)).minusNanos(1), Period.UTC);
        LocalDate endDay = end == null ? null : LocalDate.ofInstant(end, Period.UTC);
        if (endDay != null && !firstDay.isBefore(endDay)) {
            return quarters(organisation, first, end);
        }
        BigDecimal days = amount(
                "SELECT COALESCE(SUM(amount), 0) FROM usage_total WHERE organisation_id = :organisation"
                        + " AND zone = 'UTC' AND usage_date >= :first"
                        + (endDay == null ? "" : " AND usage_date < :end"),
                organisation,
                endDay == null ? Map.of("first", firstDay) : Map.of("first", firstDay, "end", endDay));
        BigDecimal before =
                quarters(organisation, first, firstDay.atStartOfDay(Period.UTC).toInstant());
        return endDay == null
                ? before.add(days)
                : before.add(days)
                        .add(quarters(
                                organisation, endDay.atStartOfDay(Period.UTC).toInstant(), end));
    }

    private BigDecimal quarters(OrganisationId organisation, Instant from, @Nullable Instant to) {
        Map<String, Object> bounds =
                to == null ? Map.of("from", Period.utc(from)) : Map.of("from", Period.utc(from), "to", Period.utc(to));
        return amount(
                "SELECT COALESCE(SUM(amount), 0) FROM usage_quarter WHERE organisation_id = :organisation"
                        + " AND quarter >= :from" + (to == null ? "" : " AND quarter < :to"),
                organisation,
                bounds);
    }

    /** Adds what was used in a part of a quarter: exactly, as long as its requests are kept. */
    private Range cut(Range sum, OrganisationId organisation, Instant from, Instant to) {
        boolean kept = jdbc.sql("SELECT COUNT(*) FROM settled_day WHERE organisation_id = ? AND usage_date = ?"
                                + " AND NOT records_kept")
                        .params(organisation.value(), LocalDate.ofInstant(from, Period.UTC))
                        .query(Long.class)
                        .single()
                == 0;
        if (kept) {
            return sum.plus(amount(
                    "SELECT COALESCE(SUM(amount), 0) FROM usage_event WHERE organisation_id = :organisation"
                            + " AND occurred_at >= :from AND occurred_at < :to",
                    organisation,
                    Map.of("from", Period.utc(from), "to", Period.utc(to))));
        }
        BigDecimal all = quarters(organisation, floor(from), floor(from).plusSeconds(QUARTER_SECONDS));
        return new Range(sum.least(), sum.most().add(all));
    }

    /** Whole days within a span whose charge is not what was used on them, by the zone that days are kept in now. */
    private List<Difference> days(OrganisationId organisation, List<Span> spans) {
        ZoneId zone = Zones.kept(jdbc, organisation);
        Map<LocalDate, BigDecimal> used = byDay(
                "SELECT usage_date, amount FROM usage_total WHERE organisation_id = :organisation AND zone = :zone",
                Map.of("organisation", organisation.value(), "zone", zone.getId()));
        Map<LocalDate, BigDecimal> charged = byDay(
                "SELECT charged_on, -amount FROM wallet_entry WHERE organisation_id = :organisation"
                        + " AND kind = 'CHARGE'",
                Map.of("organisation", organisation.value()));
        var days = new TreeSet<>(used.keySet());
        days.addAll(charged.keySet());
        var differences = new ArrayList<Difference>();
        for (LocalDate day : days) {
            BigDecimal all = used.getOrDefault(day, BigDecimal.ZERO);
            BigDecimal its = charged.getOrDefault(day, BigDecimal.ZERO);
            Instant begins = day.atStartOfDay(zone).toInstant();
            Instant ends = day.plusDays(1).atStartOfDay(zone).toInstant();
            boolean within = spans.stream()
                    .anyMatch(span -> !span.since().isAfter(begins)
                            && (span.until() == null || !span.until().isBefore(ends)));
            boolean wrong = within ? its.compareTo(all) != 0 : its.compareTo(all) > 0;
            if (wrong) {
                differences.add(difference(organisation, day, zone.getId(), all, its));
            }
        }
        return differences;
    }

    private Map<LocalDate, BigDecimal> byDay(String sql, Map<String, Object> of) {
        var days = new HashMap<LocalDate, BigDecimal>();
        jdbc.sql(sql).params(of).query(row -> {
            days.put(row.getObject(1, LocalDate.class), row.getBigDecimal(2));
        });
        return days;
    }

    private BigDecimal amount(String sql, OrganisationId organisation, Map<String, Object> bounds) {
        return jdbc.sql(sql)
                .param("organisation", organisation.value())
                .params(bounds)
                .query(BigDecimal.class)
                .single();
    }

    private static Difference difference(
            OrganisationId organisation, @Nullable LocalDate day, String zone, BigDecimal expected, BigDecimal found) {
        return new Difference(
                organisation, Comparison.WALLET, day, zone, Measure.AMOUNT, Spot.ANYWHERE, expected, found);
    }

    private static Instant floor(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), QUARTER_SECONDS) * (long) QUARTER_SECONDS);
    }

    private static Instant ceiling(Instant at) {
        Instant floor = floor(at);
        return floor.equals(at) ? at : floor.plusSeconds(QUARTER_SECONDS);
    }
}
