package io.lapilli.gateway;

import java.math.BigDecimal;

/** Amounts as the wire writes them. */
public final class Money {

    private Money() {}

    /** A plain decimal with all its digits and no zeros behind them. */
    public static String decimal(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
