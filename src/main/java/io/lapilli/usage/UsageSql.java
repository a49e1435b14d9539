package io.lapilli.usage;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.TypedId;
import io.lapilli.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The common parts of a query over one table of usage, which is called {@code u} in it: always of one organisation,
 * with a filter's conditions, told apart by dimensions.
 */
final class UsageSql {

    private static final String BATCH = "batch";

    private final Set<UsageDimension> dimensions;
    private final Map<String, Object> parameters = new HashMap<>();
    private final StringBuilder where = new StringBuilder("u.organisation_id = :organisation");

    UsageSql(OrganisationId organisation, Set<UsageDimension> dimensions, UsageFilter filter) {
        this.dimensions = dimensions.isEmpty() ? EnumSet.noneOf(UsageDimension.class) : EnumSet.copyOf(dimensions);
        parameters.put("organisation", organisation.value());
        any("u.project_id", "projects", ids(filter.projects()));
        any("u.key_id", "keys", ids(filter.keys()));
        any("u.model_name", "models", filter.models());
        if (!filter.users().isEmpty()) {
            and("u.key_id IN (SELECT id FROM api_key WHERE organisation_id = :organisation AND user_id IN (:users))");
            parameters.put("users", ids(filter.users()));
        }
        if (filter.batch() != null) {
            and(filter.batch() ? "u.service_class = :batch" : "u.service_class <> :batch");
            parameters.put("batch", BATCH);
        }
        if (filter.endpoint() != null) {
            and("u.endpoint = :endpoint");
            parameters.put("endpoint", filter.endpoint().name());
        }
    }

    UsageSql and(String condition) {
        where.append(" AND ").append(condition);
        return this;
    }

    UsageSql with(String name, Object value) {
        parameters.put(name, value instanceof Instant instant ? Quarters.utc(instant) : value);
        return this;
    }

    /** A statement that selects {@code first} and the dimensions, sums {@code sums} and groups by what it selects. */
    JdbcClient.StatementSpec query(JdbcClient jdbc, String table, List<String> first, List<String> sums) {
        String by = java.util.stream.Stream.concat(
                        first.stream(), dimensions.stream().map(UsageDimension::column))
                .collect(Collectors.joining(", "));
        String join = dimensions.contains(UsageDimension.USER)
                ? " LEFT JOIN api_key k ON k.id = u.key_id AND k.organisation_id = u.organisation_id"
                : "";
        String sql = "SELECT " + by + (by.isEmpty() ? "" : ", ") + String.join(", ", sums) + " FROM " + table + " u"
                + join + " WHERE " + where + (by.isEmpty() ? "" : " GROUP BY " + by);
        return jdbc.sql(sql).params(parameters);
    }

    String where() {
        return where.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** Reads the dimensions, the first of which stands in a column. */
    UsageGroup group(ResultSet row, int firstColumn) throws SQLException {
        UsageGroup group = UsageGroup.ALL;
        int column = firstColumn;
        for (UsageDimension dimension : dimensions) {
            group = with(group, dimension, row, column++);
        }
        return group;
    }

    int dimensions() {
        return dimensions.size();
    }

    private static UsageGroup with(UsageGroup group, UsageDimension dimension, ResultSet row, int column)
            throws SQLException {
        return switch (dimension) {
            case PROJECT ->
                new UsageGroup(
                        id(row, column, ProjectId::new),
                        group.key(),
                        group.model(),
                        group.user(),
                        group.serviceClass());
            case KEY ->
                new UsageGroup(
                        group.project(),
                        id(row, column, KeyId::new),
                        group.model(),
                        group.user(),
                        group.serviceClass());
            case MODEL ->
                new UsageGroup(group.project(), group.key(), row.getString(column), group.user(), group.serviceClass());
            case USER ->
                new UsageGroup(
                        group.project(),
                        group.key(),
                        group.model(),
                        id(row, column, UserId::new),
                        group.serviceClass());
            case SERVICE_CLASS ->
                new UsageGroup(group.project(), group.key(), group.model(), group.user(), row.getString(column));
        };
    }

    private static <T> @Nullable T id(ResultSet row, int column, Function<UUID, T> kind) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : kind.apply(id);
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private void any(String column, String name, Collection<?> values) {
        if (!values.isEmpty()) {
            and(column + " IN (:" + name + ")");
            parameters.put(name, values);
        }
    }

    private static List<UUID> ids(Collection<? extends TypedId> ids) {
        return ids.stream().map(TypedId::value).toList();
    }
}
