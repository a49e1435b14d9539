package io.lapilli.console.overview;

import io.lapilli.console.overview.Overview.PriceChange;
import io.lapilli.pricing.PriceBook;
import io.lapilli.pricing.PricingContext;
import io.lapilli.pricing.Rate;
import io.lapilli.shared.Meter;
import io.lapilli.ui.Place;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When the price of what goes in changed, for those rates that hold at every hour and length. */
@Component
class PriceChanges {

    private final PriceBook prices;

    PriceChanges(PriceBook prices) {
        this.prices = prices;
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
        var context = new PricingContext(model, place.organisation(), place.currency(), null, "", Instant.EPOCH);
        var changes = new ArrayList<PriceChange>();
        Rate before = null;
        for (Rate rate : prices.history(context)) {
            if (!isPlainInput(rate)) {
                continue;
            }
            add(changes, place, before, rate);
            before = rate;
        }
        return changes;
    }

    private static void add(List<PriceChange> changes, Place place, @Nullable Rate before, Rate rate) {
        if (before == null || perToken(before).signum() == 0) {
            return;
        }
        double ratio =
                perToken(rate).divide(perToken(before), MathContext.DECIMAL64).doubleValue() - 1;
        if (Math.abs(ratio) >= 0.005) {
            changes.add(new PriceChange(LocalDate.ofInstant(rate.validFrom(), place.zone()), rate.model(), ratio));
        }
    }

    private static boolean isPlainInput(Rate rate) {
        return (rate.meter() == Meter.PROMPT_UNCACHED || rate.meter() == Meter.EMBEDDING)
                && rate.serviceClass() == null
                && rate.band() == null
                && rate.window() == null;
    }

    private static BigDecimal perToken(Rate rate) {
        return rate.price().divide(BigDecimal.valueOf(rate.per()), MathContext.DECIMAL64);
    }
}
