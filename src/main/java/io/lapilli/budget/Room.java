package io.lapilli.budget;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What may be taken from all the tallies of a request together. @param money null: any @param tokens null: any */
record Room(@Nullable BigDecimal money, @Nullable BigDecimal tokens) {

    static final Room ANY = new Room(null, null);

    Room with(boolean money, BigDecimal most) {
        return money ? new Room(least(this.money, most), tokens) : new Room(this.money, least(tokens, most));
    }

    /**
     * How long each answer may be so that the worst case fits; −1 when the input alone does not.
     *
     * @param input tokens that go in, at most
     */
    long longest(Bound bound, long input) {
        BigDecimal out = BigDecimal.valueOf(bound.longest()).multiply(BigDecimal.valueOf(bound.choices()));
        if (money != null) {
            BigDecimal rest = money.subtract(bound.price().atMost(input, 0));
            if (rest.signum() < 0) {
                return -1;
            }
            out = out.min(BigDecimal.valueOf(bound.price().outputWithin(rest)));
        }
        if (tokens != null) {
            BigDecimal rest = tokens.subtract(BigDecimal.valueOf(input));
            if (rest.signum() < 0) {
                return -1;
            }
            out = out.min(rest);
        }
        return out.longValue() / bound.choices();
    }

    private static BigDecimal least(@Nullable BigDecimal one, BigDecimal other) {
        return one == null ? other : one.min(other);
    }
}
