package io.lapilli.pricing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What members of a tier pay less than the list while something holds. Never edited: it ends, and another begins.
 *
 * @param id for ever of this one, since the ids of the rates that follow from it rest on it
 * @param tier the tier's name, as rates give it
 * @param percent above 0, below 100, with at most two decimals
 * @param from inclusive
 * @param to exclusive; null: until something else is said
 */
public record TierDiscount(
        UUID id,
        String tier,
        BigDecimal percent,
        Instant from,
        @Nullable Instant to) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public TierDiscount {
        if (percent.signum() <= 0 || percent.compareTo(HUNDRED) >= 0) {
            throw new IllegalArgumentException("a discount lies between 0 and 100 percent");
        }
    }

    /** What is left of a price. */
    BigDecimal applied(BigDecimal price) {
        return price.multiply(HUNDRED.subtract(percent)).movePointLeft(2);
    }
}
