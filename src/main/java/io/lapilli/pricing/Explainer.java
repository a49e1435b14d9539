package io.lapilli.pricing;

import io.lapilli.shared.Meter;
import io.lapilli.shared.NotFoundException;
import java.util.List;

/** Finds again, at any later time, why a charge came out as it did. Looks only at what was known at the admission. */
final class Explainer {

    private final RateIndex rates;
    private final PricingContext context;
    private final long promptTokens;

    Explainer(RateIndex rates, PricingContext context, long promptTokens) {
        this.rates = rates;
        this.context = context;
        this.promptTokens = promptTokens;
    }

    RateExplanation explain(ChargeLine line) {
        Rate rate = rates.byId(line.rate());
        if (rate == null) {
            throw new NotFoundException("rate", line.rate().text());
        }
        List<RateExplanation.Beaten> beaten = beaten(rate);
        return new RateExplanation(line, rate, reason(line.meter(), rate, beaten), beaten);
    }

    private List<RateExplanation.Beaten> beaten(Rate winner) {
        return rates.visible(context, winner.meter(), rate -> !rate.equals(winner) && wasThere(rate)).stream()
                .filter(rate -> Ranking.BEST_FIRST.compare(winner, rate) < 0)
                .map(rate -> new RateExplanation.Beaten(rate, Ranking.decisive(winner, rate)))
                .toList();
    }

    /** A rate that was entered later, for a time already gone, beat nothing then. */
    private boolean wasThere(Rate rate) {
        return !rate.createdAt().isAfter(context.at()) && RateIndex.matches(rate, context) && takes(rate);
    }

    private RateReason reason(Meter charged, Rate rate, List<RateExplanation.Beaten> beaten) {
        if (rate.meter() != charged) {
            return RateReason.STANDS_IN;
        }
        if (!takes(rate)) {
            return RateReason.NEAREST_BAND;
        }
        return beaten.isEmpty() ? RateReason.ONLY_RATE : beaten.getFirst().by();
    }

    private boolean takes(Rate rate) {
        return rate.band() == null || rate.band().contains(promptTokens);
    }
}
