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
 * @param comparison the bars of the span before, all of it; empty unless asked for
 * @param movers what changed most against as much time before, the greatest change first; empty when nothing was used
 *     then
 */
record UsagePicture(
        Span span,
        List<LocalDateTime> starts,
        List<Layer> layers,
        Total total,
        @Nullable Total before,
        List<BigDecimal> comparison,
        List<Mover> movers) {

    /** One value a bar. @param name null: what belongs to nobody (a service account's, among persons) */
    record Layer(@Nullable String name, boolean others, List<BigDecimal> values) {

        BigDecimal sum() {
            return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** @param name as of a {@link Layer} */
    record Mover(@Nullable String name, BigDecimal now, BigDecimal before) {

        BigDecimal change() {
            return now.subtract(before);
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
