package io.lapilli.operator.customers;

import io.lapilli.identity.Organisation;
import io.lapilli.operator.customers.UseOverTime.Part;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Shares;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;

/** The greatest parts of a customer's use, each with its share of the whole. */
class TopPanel extends Panel {

    private static final int MOST = 6;

    TopPanel(String title) {
        super(title);
    }

    /** @param parts the greatest first */
    void show(List<Part> parts, Organisation customer, boolean money) {
        clear();
        BigDecimal whole = parts.stream().map(Part::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole.signum() == 0) {
            with(new EmptyState(getTranslation("customers.top.none"), getTranslation("customers.top.none.text")));
            return;
        }
        Formats formats = Formats.current();
        var shares = new Shares();
        parts.stream()
                .limit(MOST)
                .forEach(part -> shares.add(
                        Objects.requireNonNullElse(part.name(), "–"),
                        money
                                ? formats.money(part.sum(), customer.currency().getCurrencyCode())
                                : formats.quantity(part.sum().longValueExact()).toString(),
                        part.sum().divide(whole, MathContext.DECIMAL64).doubleValue()));
        with(shares);
    }
}
