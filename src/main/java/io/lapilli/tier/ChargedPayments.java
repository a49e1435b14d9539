package io.lapilli.tier;

import io.lapilli.identity.Organisation;
import io.lapilli.usage.forecast.DailyTotals;
import io.lapilli.usage.forecast.RecentUse;
import org.springframework.stereotype.Component;

/**
 * What was paid, as far as charges tell while there is no wallet: a postpaid organisation is taken to pay each month on
 * the first day of the next, a prepaid one to have paid for what it used when it used it. A customer that is behind with
 * its invoices is seen too well, one with balance left not well enough.
 */
@Component
class ChargedPayments implements Payments {

    private final DailyTotals totals;

    ChargedPayments(DailyTotals totals) {
        this.totals = totals;
    }

    @Override
    public Paid of(Organisation organisation, RecentUse use) {
        var before = totals.chargedBefore(organisation.id(), use.today().withDayOfMonth(1), use.zone());
        return Paid.ofCharges(organisation.billing(), organisation.currency().getCurrencyCode(), before, use);
    }
}
