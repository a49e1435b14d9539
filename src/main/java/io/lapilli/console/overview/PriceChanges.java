package io.lapilli.console.overview;

import io.lapilli.console.overview.Finding.PriceComes;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When prices changed and will change, for an ordinary request. */
@Component
class PriceChanges {

    /** Smaller changes are not worth a mark. */
    private static final double TOLD = 0.005;

    private static final Duration SOON = Duration.ofDays(30);

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

    /** Those within thirty days from now, the next first, one a model: of what goes in, or else of what comes out. */
    List<PriceComes> coming(Place place, List<String> models) {
        return models.stream()
                .flatMap(model -> Stream.of(Meter.PROMPT_UNCACHED, Meter.EMBEDDING, Meter.COMPLETION)
                        .flatMap(meter -> coming(place, model, meter).stream())
                        .findFirst()
                        .stream())
                .sorted(Comparator.comparing(PriceComes::at))
                .limit(Attention.MOST)
                .toList();
    }

    private Optional<PriceComes> coming(Place place, String model, Meter meter) {
        Instant now = clock.instant();
        List<PriceStep> steps = steps(place, model, meter);
        for (int i = 1; i < steps.size(); i++) {
            Instant at = steps.get(i).from();
            if (at.isAfter(now) && at.isBefore(now.plus(SOON))) {
                Double ratio = ratio(steps.get(i - 1).rate(), steps.get(i).rate());
                if (ratio != null) {
                    return Optional.of(new PriceComes(model, meter, at, ratio));
                }
            }
        }
        return Optional.empty();
    }

    private List<PriceChange> of(Place place, String model) {
        List<PriceStep> steps = steps(place, model, Meter.PROMPT_UNCACHED);
        if (steps.isEmpty()) {
            steps = steps(place, model, Meter.EMBEDDING);
        }
        var changes = new ArrayList<PriceChange>();
        for (int i = 1; i < steps.size(); i++) {
            Double ratio = ratio(steps.get(i - 1).rate(), steps.get(i).rate());
            if (ratio != null) {
                changes.add(new PriceChange(LocalDate.ofInstant(steps.get(i).from(), place.zone()), model, ratio));
            }
        }
        return changes;
    }

    private List<PriceStep> steps(Place place, String model, Meter meter) {
        var context = new PricingContext(
                model,
                place.organisation(),
                place.currency(),
                prices.tierOf(place.organisation()),
                "",
                clock.instant());
        return prices.history(context, meter);
    }

    /** Null where there is nothing to tell. */
    private static @Nullable Double ratio(@Nullable Rate before, @Nullable Rate after) {
        if (before == null || after == null || before.price().signum() == 0) {
            return null;
        }
        double ratio =
                perToken(after).divide(perToken(before), MathContext.DECIMAL64).doubleValue() - 1;
        return Math.abs(ratio) < TOLD ? null : ratio;
    }

    private static BigDecimal perToken(Rate rate) {
        return rate.price().divide(BigDecimal.valueOf(rate.per()), MathContext.DECIMAL64);
    }
}
