package io.lapilli.limit.ui;

import io.lapilli.limit.Allowance;
import io.lapilli.limit.RateLimit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A limit as a row. @param own false: it comes from above @param model null: all together */
record LimitRow(@Nullable String model, Allowance allowance, boolean own) {

    static List<LimitRow> of(List<RateLimit> limits) {
        return limits.stream()
                .map(limit -> new LimitRow(limit.holder().model(), limit.allowance(), true))
                .toList();
    }
}
