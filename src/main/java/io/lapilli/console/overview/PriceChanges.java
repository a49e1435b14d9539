package io.lapilli.console.overview;

import io.lapilli.console.overview.Finding.PriceComes;
import io.lapilli.console.overview.Overview.PriceChange;
import io.lapilli.pricing.PriceBook;
import io.lapilli.pricing.PricingContext;
import io.lapilli.shared.Meter;
import io.lapilli.ui.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** When prices changed and will change, for an ordinary request. */
@Component
class PriceChanges {

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
        return prices.moves(context(place, model), meter).stream()
                .filter(move -> move.at().isAfter(now) && move.at().isBefore(now.plus(SOON)))
                .map(move -> new PriceComes(model, meter, move.at(), move.ratio()))
                .findFirst();
    }

    private List<PriceChange> of(Place place, String model) {
        return prices.moves(context(place, model)).stream()
                .map(move -> new PriceChange(LocalDate.ofInstant(move.at(), place.zone()), model, move.ratio()))
                .toList();
    }

    private PricingContext context(Place place, String model) {
        return new PricingContext(
                model,
                place.organisation(),
                place.currency(),
                prices.tierOf(place.organisation()),
                "",
                clock.instant());
    }
}
