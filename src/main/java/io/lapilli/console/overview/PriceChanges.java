package io.lapilli.console.overview;

import io.lapilli.console.overview.Overview.PriceChange;
import io.lapilli.pricing.PriceBook;
import io.lapilli.pricing.PriceStep;
import io.lapilli.pricing.PricingContext;
import io.lapilli.pricing.Rate;
import io.lapilli.shared.Meter;
import io.lapilli.ui.Place;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When the price of what goes in changed, for an ordinary request. */
@Component
class PriceChanges {

    /** Smaller changes are not worth a mark. */
    private static final double TOLD = 0.005;

    private final PriceBook prices;
    private final Clock clock;

    PriceChanges(PriceBook prices, Clock clock) {
        this.prices = prices;
        this.clock = clock;
    }

    /** Of the models given, the most important first: when several change on one day, that of the first is told. */
    List<PriceChange> between(Place place, List<String> models, LocalDate first, LocalDate last) {
        var byDay = new TreeMap<LocalDate, PriceChange>();
        for (String model : models) {
            for (PriceChange change : of(place, model)) {
                if (!change.day().isBefore(first) && !change.day().isAfter(last)) {
                    byDay.putIfAbsent(change.day(), change);
                }
            }
        }
        return List.copyOf(byDay.values());
    }

    private List<PriceChange> of(Place place, String model) {
        var context = new PricingContext(
                model,
                place.organisation(),
                place.currency(),
                prices.tierOf(place.organisation()),
                "",
                clock.instant());
        List<PriceStep> steps = prices.history(context, Meter.PROMPT_UNCACHED);
        if (steps.isEmpty()) {
            steps = prices.history(context, Meter.EMBEDDING);
        }
        var changes = new ArrayList<PriceChange>();
        for (int i = 1; i < steps.size(); i++) {
            add(changes, place, steps.get(i - 1).rate(), steps.get(i));
        }
        return changes;
    }

    private static void add(List<PriceChange> changes, Place place, @Nullable Rate before, PriceStep step) {
        Rate rate = step.rate();
        if (before == null || rate == null || before.price().signum() == 0) {
            return;
        }
        double ratio =
                perToken(rate).divide(perToken(before), MathContext.DECIMAL64).doubleValue() - 1;
        if (Math.abs(ratio) >= TOLD) {
            changes.add(new PriceChange(LocalDate.ofInstant(step.from(), place.zone()), rate.model(), ratio));
        }
    }

    private static BigDecimal perToken(Rate rate) {
        return rate.price().divide(BigDecimal.valueOf(rate.per()), MathContext.DECIMAL64);
    }
}
