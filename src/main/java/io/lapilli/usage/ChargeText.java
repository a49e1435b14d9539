package io.lapilli.usage;

import io.lapilli.pricing.Charge;
import io.lapilli.pricing.ChargeLine;
import io.lapilli.shared.Meter;
import io.lapilli.shared.RateId;
import java.math.BigDecimal;
import java.util.List;

/** A charge in one column: a line for each meter with meter, quantity, rate, price, per and amount, space-separated. */
final class ChargeText {

    private ChargeText() {}

    static String write(Charge charge) {
        var text = new StringBuilder(120 * charge.lines().size());
        for (ChargeLine line : charge.lines()) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            text.append(line.meter().wire())
                    .append(' ')
                    .append(line.quantity())
                    .append(' ')
                    .append(line.rate().text())
                    .append(' ')
                    .append(line.price().toPlainString())
                    .append(' ')
                    .append(line.per())
                    .append(' ')
                    .append(line.amount().toPlainString());
        }
        return text.toString();
    }

    static Charge read(String currency, String text) {
        return new Charge(currency, text.lines().map(ChargeText::line).toList());
    }

    private static ChargeLine line(String text) {
        List<String> parts = List.of(text.split(" "));
        return new ChargeLine(
                Meter.parse(parts.get(0)).orElseThrow(),
                Long.parseLong(parts.get(1)),
                RateId.parse(parts.get(2)).orElseThrow(),
                new BigDecimal(parts.get(3)),
                Long.parseLong(parts.get(4)),
                new BigDecimal(parts.get(5)));
    }
}
