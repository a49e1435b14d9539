package io.lapilli.budget;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.ProjectId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Between columns and values, the same on both engines. */
final class BudgetRows {

    private BudgetRows() {}

    /** Now, as precise as both engines keep it. */
    static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime atOrNull(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static BigDecimal amount(ResultSet row, String column) throws SQLException {
        return Money.plain(row.getBigDecimal(column));
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static BudgetScope scope(ResultSet row) throws SQLException {
        return switch (BudgetScope.Kind.valueOf(row.getString("scope"))) {
            case ORGANISATION -> new BudgetScope.Whole();
            case PROJECT -> new BudgetScope.OfProject(new ProjectId(uuid(row, "project_id")));
            case KEY -> new BudgetScope.OfKey(new KeyId(uuid(row, "key_id")));
            case GROUP -> new BudgetScope.Group(row.getString("group_name"));
        };
    }

    static BudgetTerms terms(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        return new BudgetTerms(
                new BudgetLimit(amount, row.getObject("tokens", Long.class)),
                BudgetPeriod.valueOf(row.getString("period")),
                BudgetMode.valueOf(row.getString("mode")),
                thresholds(row.getString("thresholds")));
    }

    static String thresholds(List<BigDecimal> thresholds) {
        return thresholds.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(" "));
    }

    private static List<BigDecimal> thresholds(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(" ")).map(BigDecimal::new).toList();
    }
}
