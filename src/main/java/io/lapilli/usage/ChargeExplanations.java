package io.lapilli.usage;

import io.lapilli.pricing.PriceBook;
import io.lapilli.pricing.PricingContext;
import io.lapilli.pricing.RateExplanation;
import java.util.List;
import org.springframework.stereotype.Component;

/** Why a request cost what it cost, by the rates that were in force when it was admitted. */
@Component
public class ChargeExplanations {

    private final PriceBook prices;

    ChargeExplanations(PriceBook prices) {
        this.prices = prices;
    }

    /** A line for each meter that was charged, in the charge's order; none when nothing was. */
    public List<RateExplanation> of(Settled settled) {
        UsageEvent event = settled.event();
        if (event == null) {
            return List.of();
        }
        var context = new PricingContext(
                event.model(),
                event.organisation(),
                event.charge().currency(),
                null,
                event.serviceClass(),
                event.occurredAt());
        return prices.explain(context, event.charge());
    }
}
