package io.lapilli.reconciliation;

import io.lapilli.shared.Meter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Statements that let the database hold two sides against each other and answer only where they differ. */
final class ProofSql {

    /** Token meters, whose wire names are also the columns of the events. */
    static final List<String> TOKENS = Arrays.stream(Meter.values())
            .filter(Meter::countsTokens)
            .map(Meter::wire)
            .toList();

    private static final String NOTHING = "CAST(0 AS BIGINT)";
    private static final String NO_MONEY = "CAST(0 AS NUMERIC(38, 18))";

    private ProofSql() {}

    /**
     * Events against quarters of an hour, in every dimension: {@code requests}, {@code amount} and a column for each
     * token meter, each as the events have it ({@code e_}) and as the rollup has it ({@code r_}).
     */
    static String eventsAgainstQuarters() {
        return "SELECT quarter, project_id, key_id, model_name, deployment_id, endpoint, service_class, currency, "
                + "SUM(e_requests) AS e_requests, SUM(r_requests) AS r_requests, "
                + "SUM(e_amount) AS e_amount, SUM(r_amount) AS r_amount, "
                + tokens(meter -> "SUM(e_%1$s) AS e_%1$s, SUM(r_%1$s) AS r_%1$s".formatted(meter))
                + " FROM (SELECT CAST(FLOOR(EXTRACT(EPOCH FROM admitted_at) / 900) AS BIGINT) AS quarter, project_id,"
                + " key_id, model_name, deployment_id, endpoint, service_class, currency,"
                + " CAST(1 AS BIGINT) AS e_requests, " + NOTHING + " AS r_requests, COALESCE(amount, 0) AS e_amount, "
                + NO_MONEY + " AS r_amount, "
                + tokens(meter -> "COALESCE(%1$s, 0) AS e_%1$s, %2$s AS r_%1$s".formatted(meter, NOTHING))
                + " FROM request_record WHERE organisation_id = :organisation AND admitted_at >= :from"
                + " AND admitted_at < :to AND charge IS NOT NULL"
                + " UNION ALL SELECT CAST(FLOOR(EXTRACT(EPOCH FROM quarter) / 900) AS BIGINT), project_id, key_id,"
                + " model_name, deployment_id, endpoint, service_class, currency, " + NOTHING
                + ", CASE WHEN meter = 'requests' THEN quantity ELSE 0 END, " + NO_MONEY + ", amount, "
                + tokens(meter -> NOTHING + ", CASE WHEN meter = '" + meter + "' THEN quantity ELSE 0 END")
                + " FROM usage_quarter WHERE organisation_id = :organisation AND quarter >= :from AND quarter < :to"
                + ") both_sides GROUP BY quarter, project_id, key_id, model_name, deployment_id, endpoint,"
                + " service_class, currency HAVING SUM(e_requests) <> SUM(r_requests)"
                + " OR SUM(e_amount) <> SUM(r_amount) OR "
                + TOKENS.stream().map("SUM(e_%1$s) <> SUM(r_%1$s)"::formatted).collect(Collectors.joining(" OR "))
                + " ORDER BY quarter, key_id LIMIT :most";
    }

    /** Quarters of an hour against the days of a zone, in every dimension that days have, by meter. */
    static String quartersAgainstDays(Period.Days days) {
        return """
                SELECT nth_day, project_id, key_id, model_name, endpoint, service_class, currency, meter,
                  SUM(e_quantity) AS e_quantity, SUM(r_quantity) AS r_quantity,
                  SUM(e_amount) AS e_amount, SUM(r_amount) AS r_amount
                FROM (
                  SELECT %1$s AS nth_day, project_id, key_id, model_name, endpoint, service_class, currency, meter,
                    quantity AS e_quantity, %2$s AS r_quantity, amount AS e_amount, %3$s AS r_amount
                  FROM usage_quarter
                  WHERE organisation_id = :organisation AND quarter >= :from AND quarter < :to
                  UNION ALL
                  SELECT CAST(EXTRACT(EPOCH FROM usage_date) / 86400 AS BIGINT), project_id, key_id, model_name,
                    endpoint, service_class, currency, meter, %2$s, quantity, %3$s, amount
                  FROM usage_day
                  WHERE organisation_id = :organisation AND zone = :zone AND usage_date >= :first AND usage_date < :end
                ) both_sides
                GROUP BY nth_day, project_id, key_id, model_name, endpoint, service_class, currency, meter
                HAVING SUM(e_quantity) <> SUM(r_quantity) OR SUM(e_amount) <> SUM(r_amount)
                ORDER BY nth_day, key_id, meter LIMIT :most
                """.formatted(day("quarter", days), NOTHING, NO_MONEY);
    }

    /** Days of a zone against the row with everything of a day. */
    static String daysAgainstTotals() {
        return """
                SELECT usage_date, SUM(e_tokens) AS e_tokens, SUM(r_tokens) AS r_tokens,
                  SUM(e_requests) AS e_requests, SUM(r_requests) AS r_requests,
                  SUM(e_amount) AS e_amount, SUM(r_amount) AS r_amount
                FROM (
                  SELECT usage_date, CASE WHEN meter IN (%1$s) THEN quantity ELSE 0 END AS e_tokens,
                    %2$s AS r_tokens, CASE WHEN meter = 'requests' THEN quantity ELSE 0 END AS e_requests,
                    %2$s AS r_requests, amount AS e_amount, %3$s AS r_amount
                  FROM usage_day
                  WHERE organisation_id = :organisation AND zone = :zone AND usage_date >= :first AND usage_date < :end
                  UNION ALL
                  SELECT usage_date, %2$s, tokens, %2$s, requests, %3$s, amount
                  FROM usage_total
                  WHERE organisation_id = :organisation AND zone = :zone AND usage_date >= :first AND usage_date < :end
                ) both_sides
                GROUP BY usage_date
                HAVING SUM(e_tokens) <> SUM(r_tokens) OR SUM(e_requests) <> SUM(r_requests)
                  OR SUM(e_amount) <> SUM(r_amount)
                ORDER BY usage_date
                """.formatted(
                TOKENS.stream().map(meter -> "'" + meter + "'").collect(Collectors.joining(", ")), NOTHING, NO_MONEY);
    }

    /** The number of the zone's day, counted from 1970, that a column's instant lies in; exact within the days given. */
    private static String day(String column, Period.Days days) {
        return "CAST(FLOOR((EXTRACT(EPOCH FROM " + column + ") + " + offset(column, days) + ") / 86400) AS BIGINT)";
    }

    private static String offset(String column, Period.Days days) {
        ZoneId zone = days.zone();
        ZoneRules rules = zone.getRules();
        var cases = new StringBuilder();
        Instant at = days.from();
        int seconds = rules.getOffset(at).getTotalSeconds();
        for (ZoneOffsetTransition next = rules.nextTransition(at);
                next != null && next.getInstant().isBefore(days.to());
                next = rules.nextTransition(next.getInstant())) {
            cases.append(String.format(
                    Locale.ROOT,
                    " WHEN %s < TIMESTAMP WITH TIME ZONE '%s' THEN %d",
                    column,
                    next.getInstant().toString().replace('T', ' ').replace("Z", "+00"),
                    seconds));
            seconds = next.getOffsetAfter().getTotalSeconds();
        }
        return cases.isEmpty() ? String.valueOf(seconds) : "CASE" + cases + " ELSE " + seconds + " END";
    }

    private static String tokens(Function<String, String> part) {
        return TOKENS.stream().map(part).collect(Collectors.joining(", "));
    }
}
