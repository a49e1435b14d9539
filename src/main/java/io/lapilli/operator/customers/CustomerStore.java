package io.lapilli.operator.customers;

import io.lapilli.identity.Organisation;
import io.lapilli.shared.OrganisationId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the list of customers tells of each: one query for a page, over the sums by day and the ends of indexes. */
@Repository
class CustomerStore {

    // the organisation stands in the subquery's order so that it is the index's own
    private static final String SELECT = """
            SELECT w.id,
              COALESCE(SUM(CASE WHEN d.usage_date >= w.recent THEN d.tokens END), 0),
              COALESCE(SUM(CASE WHEN d.usage_date < w.recent THEN d.tokens END), 0),
              COALESCE(SUM(CASE WHEN d.usage_date >= w.month_start THEN d.amount END), 0),
              (SELECT r.admitted_at FROM request_record r WHERE r.organisation_id = w.id
               ORDER BY r.organisation_id, r.admitted_at DESC, r.request_id DESC LIMIT 1),
              (SELECT COUNT(*) FROM member m WHERE m.organisation_id = w.id)
            FROM (VALUES %s) AS w (id, month_start, recent, earlier)
            LEFT JOIN usage_zone z ON z.organisation_id = w.id
            LEFT JOIN usage_total d ON d.organisation_id = w.id AND d.zone = z.zone AND d.usage_date >= w.earlier
            GROUP BY w.id""";

    private final JdbcClient jdbc;

    CustomerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One for each, by its id. @param customers a page of them */
    Map<OrganisationId, CustomerUse> use(List<Organisation> customers, Instant now) {
        if (customers.isEmpty()) {
            return Map.of();
        }
        String values = IntStream.range(0, customers.size())
                .mapToObj(i -> ("(CAST(:id%1$d AS UUID), CAST(:month%1$d AS DATE), CAST(:recent%1$d AS DATE),"
                                + " CAST(:earlier%1$d AS DATE))")
                        .formatted(i))
                .collect(Collectors.joining(", "));
        var parameters = new HashMap<String, Object>();
        for (int i = 0; i < customers.size(); i++) {
            Organisation customer = customers.get(i);
            LocalDate today = LocalDate.ofInstant(now, customer.timeZone());
            parameters.put("id" + i, customer.id().value());
            parameters.put("month" + i, today.withDayOfMonth(1));
            parameters.put("recent" + i, today.minusDays(CustomerUse.DAYS - 1L));
            parameters.put("earlier" + i, today.minusDays(2L * CustomerUse.DAYS - 1));
        }
        return jdbc.sql(SELECT.formatted(values)).params(parameters).query(CustomerStore::read).list().stream()
                .collect(Collectors.toMap(CustomerUse::customer, use -> use));
    }

    private static CustomerUse read(ResultSet row, int number) throws SQLException {
        OffsetDateTime last = row.getObject(5, OffsetDateTime.class);
        return new CustomerUse(
                new OrganisationId(row.getObject(1, UUID.class)),
                row.getLong(2),
                row.getLong(3),
                plain(row.getBigDecimal(4)),
                last == null ? null : last.toInstant(),
                row.getInt(6));
    }

    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
