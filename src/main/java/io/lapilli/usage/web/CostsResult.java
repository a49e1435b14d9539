package io.lapilli.usage.web;

import io.lapilli.usage.Costs;
import io.lapilli.usage.UsageGroup;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one group cost in a bucket. The grouping's own fields are null unless it was grouped by them.
 *
 * @param lineItem {@code "<model>, <meter>"}
 * @param quantity of the line item's meter
 */
record CostsResult(
        String object,
        Amount amount,
        @Nullable String lineItem,
        @Nullable Long quantity,
        @Nullable String projectId,
        @Nullable String userId,
        @Nullable String apiKeyId,
        @Nullable String model) {

    static final String LINE_ITEM = "line_item";

    /** @param valueExact the same with all its digits, which a client's number may not hold */
    record Amount(BigDecimal value, String valueExact, String currency) {

        static Amount of(BigDecimal value, String currency) {
            return new Amount(value, value.toPlainString(), currency.toLowerCase(Locale.ROOT));
        }
    }

    static CostsResult of(Costs.Row row, Set<String> groupBy) {
        UsageGroup group = row.group();
        return new CostsResult(
                "organization.costs.result",
                Amount.of(row.amount(), row.currency()),
                row.meter() == null ? null : group.model() + ", " + row.meter().wire(),
                row.meter() == null ? null : row.quantity(),
                group.project() == null ? null : group.project().text(),
                group.user() == null ? null : group.user().text(),
                group.key() == null ? null : group.key().text(),
                groupBy.contains("model") ? group.model() : null);
    }
}
