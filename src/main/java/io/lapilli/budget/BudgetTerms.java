package io.lapilli.budget;

import io.lapilli.shared.InvalidInputException;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;

/**
 * What of a budget can be changed.
 *
 * @param thresholds shares of the limit at which an alert fires, each above 0 and at most 1, rising, at most
 *     {@value #MOST_THRESHOLDS}, with at most four decimals
 */
public record BudgetTerms(BudgetLimit limit, BudgetPeriod period, BudgetMode mode, List<BigDecimal> thresholds) {

    /** When nothing else is said. */
    public static final List<BigDecimal> USUAL_THRESHOLDS =
            List.of(new BigDecimal("0.5"), new BigDecimal("0.8"), BigDecimal.ONE);

    static final int MOST_THRESHOLDS = 10;
    private static final int MOST_DECIMALS = 4;

    public BudgetTerms {
        var rising = new TreeSet<BigDecimal>();
        for (BigDecimal threshold : thresholds) {
            BigDecimal plain = Money.plain(threshold);
            if (plain.signum() <= 0 || plain.compareTo(BigDecimal.ONE) > 0 || plain.scale() > MOST_DECIMALS) {
                throw new InvalidInputException(
                        "thresholds",
                        "out_of_range",
                        "thresholds must be above 0 and at most 1, with at most four decimals");
            }
            rising.add(plain);
        }
        if (rising.size() > MOST_THRESHOLDS) {
            throw new InvalidInputException(
                    "thresholds", "too_many", "there can be at most " + MOST_THRESHOLDS + " thresholds");
        }
        thresholds = List.copyOf(rising);
    }
}
