package io.lapilli.tier;

import io.lapilli.identity.Billing;
import io.lapilli.usage.forecast.DailyTotals.Charged;
import io.lapilli.usage.forecast.RecentUse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation has paid so far, and how its paying goes on.
 *
 * @param currency ISO 4217
 * @param amount exact, at least 0
 * @param first the day of the first payment, on the organisation's calendar; null while there was none
 * @param outstanding what is used and will be paid with the month; 0 where use is paid for at once
 * @param monthly whether use is paid for when its month is over, rather than at once
 */
public record Paid(
        String currency, BigDecimal amount, @Nullable LocalDate first, BigDecimal outstanding, boolean monthly) {

    /** @param before what was charged before the month that runs */
    static Paid ofCharges(Billing billing, String currency, Charged before, RecentUse use) {
        LocalDate month = use.today().withDayOfMonth(1);
        BigDecimal running = use.amountSince(month);
        LocalDate firstCharge = before.first();
        if (billing == Billing.PREPAID) {
            Optional<LocalDate> inMonth = use.firstCharge(month);
            return new Paid(
                    currency,
                    before.amount().add(running),
                    firstCharge == null ? inMonth.orElse(null) : firstCharge,
                    BigDecimal.ZERO,
                    false);
        }
        LocalDate firstPayment = firstCharge == null ? null : payday(firstCharge);
        return new Paid(currency, before.amount(), firstPayment, running, true);
    }

    /** When the use of a day is paid for, where months are paid for: on the first day of the next. */
    static LocalDate payday(LocalDate used) {
        return used.withDayOfMonth(1).plusMonths(1);
    }
}
