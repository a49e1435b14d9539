package io.lapilli.pricing;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a usage event costs, line by line.
 *
 * @param currency ISO 4217
 * @param lines one for each meter with a quantity other than 0
 */
public record Charge(String currency, List<ChargeLine> lines) {

    public Charge {
        lines = List.copyOf(lines);
    }

    /** The sum of the lines, unrounded. */
    public BigDecimal total() {
        return lines.stream().map(ChargeLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
