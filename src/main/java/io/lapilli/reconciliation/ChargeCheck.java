package io.lapilli.reconciliation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Takes a stored charge apart: a line for each meter with meter, quantity, rate, price, per and amount. Written apart
 * from who writes them, on purpose.
 */
final class ChargeCheck {

    private static final int PARTS = 6;
    private static final int DECIMALS = 18;

    /** What one line says. @param worth quantity × price ÷ per */
    record Line(String meter, long quantity, BigDecimal worth, BigDecimal amount) {}

    /** What does not agree; a meter of "" is the whole. */
    record Fault(String meter, Measure measure, BigDecimal expected, BigDecimal found) {}

    private ChargeCheck() {}

    /** @throws IllegalArgumentException when the text is no charge */
    static List<Line> lines(String charge) {
        var meters = new HashSet<String>();
        List<Line> lines = charge.isEmpty()
                ? List.of()
                : charge.lines().map(ChargeCheck::line).toList();
        lines.forEach(line -> {
            if (!meters.add(line.meter())) {
                throw new IllegalArgumentException("a meter stands in it twice");
            }
        });
        return lines;
    }

    private static Line line(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("a line has not six parts");
        }
        long quantity = Long.parseLong(parts[1]);
        var price = new BigDecimal(parts[3]);
        var per = new BigDecimal(parts[4]);
        if (per.signum() <= 0) {
            throw new IllegalArgumentException("a price is for nothing");
        }
        var amount = new BigDecimal(parts[5]);
        BigDecimal worth = price.multiply(BigDecimal.valueOf(quantity)).divide(per, DECIMALS, RoundingMode.HALF_EVEN);
        return new Line(parts[0], quantity, worth, amount);
    }

    /**
     * Holds the lines against what else the event says.
     *
     * @param tokens the event's counts by meter
     */
    static Set<Fault> faults(
            List<Line> lines, BigDecimal amount, Set<String> tokenMeters, ToLongFunction<String> tokens) {
        var faults = new HashSet<Fault>();
        BigDecimal sum = BigDecimal.ZERO;
        Map<String, Line> byMeter = new HashMap<>();
        for (Line line : lines) {
            sum = sum.add(line.amount());
            byMeter.put(line.meter(), line);
            if (line.worth().compareTo(line.amount()) != 0) {
                faults.add(new Fault(line.meter(), Measure.AMOUNT, line.worth(), line.amount()));
            }
        }
        if (sum.compareTo(amount) != 0) {
            faults.add(new Fault("", Measure.AMOUNT, sum, amount));
        }
        for (String meter : tokenMeters) {
            Line line = byMeter.get(meter);
            // what costs nothing needs no line
            if (line != null && line.quantity() != tokens.applyAsLong(meter)) {
                faults.add(new Fault(
                        meter,
                        Measure.TOKENS,
                        BigDecimal.valueOf(line.quantity()),
                        BigDecimal.valueOf(tokens.applyAsLong(meter))));
            }
        }
        return faults;
    }
}
