package io.lapilli.pricing;

import io.lapilli.shared.OrganisationId;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a change of prices does to the customers who used the model in the last {@value PriceImpacts#DAYS} days.
 *
 * @param rate the one that is added, or the one that ends
 * @param at when the change takes effect
 * @param before what those whom the rate is for pay without the change, for its meter; null: there is no price
 * @param after the same with the change; null: there is no price any more
 * @param replaced the rate with the same selector that ends where the new one begins; null: none
 * @param resumed the rate that goes on after the new one's end; null: none
 * @param unpriced whether the model can't be called any more by those whom the rate is for
 * @param calculable whether sums by day are enough to say what use would have cost; they know nothing of hours and
 *     lengths of prompts
 * @param touched customers whose use would be charged by another rate, the greatest difference first
 */
public record PriceImpact(
        Rate rate,
        Instant at,
        @Nullable Rate before,
        @Nullable Rate after,
        @Nullable Rate replaced,
        @Nullable Rate resumed,
        boolean unpriced,
        boolean calculable,
        List<Touched> touched) {

    public PriceImpact {
        touched = List.copyOf(touched);
    }

    /**
     * A customer.
     *
     * @param charged for the model in these days, exactly, by the prices of each day
     * @param without what the same use would cost by the prices without the change; null when that can't be said
     * @param would what it would cost with the change; null when that can't be said
     */
    public record Touched(
            OrganisationId organisation,
            String name,
            String currency,
            BigDecimal charged,
            @Nullable BigDecimal without,
            @Nullable BigDecimal would) {

        static final Comparator<Touched> GREATEST_FIRST = Comparator.comparing(
                        (Touched touched) -> touched.difference().abs())
                .thenComparing(Touched::charged)
                .reversed()
                .thenComparing(Touched::name);

        /** Whether both sums can be said. */
        public boolean known() {
            return without != null && would != null;
        }

        /** What it would cost more; 0 when that can't be said. */
        public BigDecimal difference() {
            return without == null || would == null ? BigDecimal.ZERO : would.subtract(without);
        }
    }

    /** By how much the price changes: −0.84 is 84 % less. Null where there is none before or after, or it was free. */
    public @Nullable Double change() {
        if (before == null || after == null || before.price().signum() == 0) {
            return null;
        }
        BigDecimal was = before.price().multiply(BigDecimal.valueOf(after.per()));
        BigDecimal is = after.price().multiply(BigDecimal.valueOf(before.per()));
        return is.subtract(was).divide(was, MathContext.DECIMAL64).doubleValue();
    }

    /** A sum over all who are touched and are billed in a currency; null when it is not known of each. */
    public @Nullable BigDecimal sum(String currency, Function<Touched, @Nullable BigDecimal> amount) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Touched one : touched) {
            if (one.currency().equals(currency)) {
                BigDecimal part = amount.apply(one);
                if (part == null) {
                    return null;
                }
                sum = sum.add(part);
            }
        }
        return sum;
    }
}
