package io.lapilli.pricing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a price became another.
 *
 * @param at when the new one began, or begins
 * @param ratio of the change: −0.84 is 84 % less; never smaller than half a percent, which is not worth telling
 */
public record PriceMove(Instant at, double ratio) {

    private static final double TOLD = 0.005;

    /** Those between steps with a price on both sides, the oldest first. */
    static List<PriceMove> between(List<PriceStep> steps) {
        var moves = new ArrayList<PriceMove>();
        for (int i = 1; i < steps.size(); i++) {
            Double ratio = ratio(steps.get(i - 1).rate(), steps.get(i).rate());
            if (ratio != null) {
                moves.add(new PriceMove(steps.get(i).from(), ratio));
            }
        }
        return moves;
    }

    private static @Nullable Double ratio(@Nullable Rate before, @Nullable Rate after) {
        if (before == null || after == null || before.price().signum() == 0) {
            return null;
        }
        double ratio =
                perToken(after).divide(perToken(before), MathContext.DECIMAL64).doubleValue() - 1;
        return Math.abs(ratio) < TOLD ? null : ratio;
    }

    private static BigDecimal perToken(Rate rate) {
        return rate.price().divide(BigDecimal.valueOf(rate.per()), MathContext.DECIMAL64);
    }
}
