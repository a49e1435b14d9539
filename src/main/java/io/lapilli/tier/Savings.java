package io.lapilli.tier;

import io.lapilli.identity.Organisation;
import io.lapilli.pricing.PinnedPrice;
import io.lapilli.pricing.PriceBook;
import io.lapilli.pricing.PricingContext;
import io.lapilli.pricing.Rate;
import io.lapilli.shared.Meter;
import io.lapilli.usage.forecast.DailyTotals;
import io.lapilli.usage.forecast.DailyTotals.ModelCharge;
import io.lapilli.usage.forecast.RecentUse;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the month that is over would have cost less in another tier: each model's and meter's charge, by how much its
 * price is lower there now. Exact where a price does not depend on the hour or the prompt's length, else about.
 */
@Component
class Savings {

    private static final String STANDARD = "standard";
    private static final long USUAL_PROMPT = 1_000;

    private final DailyTotals totals;
    private final PriceBook prices;

    Savings(DailyTotals totals, PriceBook prices) {
        this.totals = totals;
        this.prices = prices;
    }

    /** Null when nothing was charged in the month that is over. */
    @Nullable
    BigDecimal lastMonth(Organisation organisation, RecentUse use, @Nullable Tier from, Tier to, Instant now) {
        LocalDate thisMonth = use.today().withDayOfMonth(1);
        List<ModelCharge> charges = totals.charges(organisation.id(), thisMonth.minusMonths(1), thisMonth);
        if (charges.stream().noneMatch(charge -> charge.amount().signum() > 0)) {
            return null;
        }
        BigDecimal saved = BigDecimal.ZERO;
        for (ModelCharge charge : charges) {
            BigDecimal before = unit(organisation, charge, from, now);
            BigDecimal after = unit(organisation, charge, to, now);
            if (before != null && after != null && before.signum() > 0) {
                saved = saved.add(
                        charge.amount().multiply(before.subtract(after)).divide(before, MathContext.DECIMAL64));
            }
        }
        return saved.setScale(2, RoundingMode.HALF_EVEN);
    }

    private @Nullable BigDecimal unit(Organisation organisation, ModelCharge charge, @Nullable Tier tier, Instant now) {
        Meter meter = charge.meter();
        PinnedPrice price = prices.pin(new PricingContext(
                charge.model(),
                organisation.id(),
                organisation.currency().getCurrencyCode(),
                tier == null ? null : tier.name(),
                STANDARD,
                now));
        if (price == null || !price.charges(meter)) {
            return null;
        }
        Rate rate = price.rate(meter, USUAL_PROMPT);
        return rate.price().divide(BigDecimal.valueOf(rate.per()), MathContext.DECIMAL64);
    }
}
