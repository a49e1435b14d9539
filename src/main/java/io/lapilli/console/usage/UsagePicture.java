package io.lapilli.console.usage;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was used in a span, in bars.
 *
 * @param starts of the bars, on the zone's clock
 * @param layers what the bars are stacked of, the greatest first
 * @param total of the span
 * @param before of as much time right before; null when nothing was used then
 * @param comparison the bars of the span before; empty unless asked for
 */
record UsagePicture(
        Span span,
        List<LocalDateTime> starts,
        List<Layer> layers,
        Total total,
        @Nullable Total before,
        List<BigDecimal> comparison) {

    /** One value a bar. @param name null: what belongs to nobody (a service account's, among persons) */
    record Layer(@Nullable String name, boolean others, List<BigDecimal> values) {

        BigDecimal sum() {
            return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    record Total(BigDecimal amount, long tokens, long requests) {

        BigDecimal of(Measure measure) {
            return switch (measure) {
                case MONEY -> amount;
                case TOKENS -> BigDecimal.valueOf(tokens);
                case REQUESTS -> BigDecimal.valueOf(requests);
            };
        }
    }

    boolean isEmpty() {
        return total.requests() == 0;
    }
}
