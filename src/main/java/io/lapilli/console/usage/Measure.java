package io.lapilli.console.usage;

import io.lapilli.usage.UsageSeries.Point;
import java.math.BigDecimal;
import java.util.Locale;

/** What the bars count. */
enum Measure {
    MONEY,
    TOKENS,
    REQUESTS;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    BigDecimal of(Point point) {
        return switch (this) {
            case MONEY -> point.amount();
            case TOKENS -> BigDecimal.valueOf(point.tokens());
            case REQUESTS -> BigDecimal.valueOf(point.requests());
        };
    }
}
