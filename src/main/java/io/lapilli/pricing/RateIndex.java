package io.lapilli.pricing;

import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RateId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All rates there ever were, found by model, meter and whom they are for. Immutable. */
final class RateIndex {

    /** Null in {@code organisation} and in {@code tier} is the list. */
    private record Place(
            String model,
            Meter meter,
            @Nullable OrganisationId organisation,
            @Nullable String tier) {}

    private final Map<RateId, Rate> byId;
    private final Map<Place, List<Rate>> byPlace = new HashMap<>();

    RateIndex(Collection<Rate> rates) {
        byId = rates.stream().collect(Collectors.toUnmodifiableMap(Rate::id, Function.identity()));
        rates.stream()
                .sorted(Ranking.BEST_FIRST)
                .forEach(rate -> byPlace.computeIfAbsent(
                                new Place(rate.model(), rate.meter(), rate.organisation(), rate.tier()),
                                _ -> new ArrayList<>())
                        .add(rate));
    }

    @Nullable
    Rate byId(RateId id) {
        return byId.get(id);
    }

    /** Per meter those that match all but the prompt's length, the best first. */
    Map<Meter, List<Rate>> candidates(PricingContext context) {
        var found = new EnumMap<Meter, List<Rate>>(Meter.class);
        for (Meter meter : Meter.values()) {
            List<Rate> matching = visible(context, meter, rate -> matches(rate, context));
            if (!matching.isEmpty()) {
                found.put(meter, matching);
            }
        }
        return found;
    }

    /** Those of a meter that the context's organisation could be charged by at some time, the best first. */
    List<Rate> visible(PricingContext context, Meter meter, Predicate<Rate> filter) {
        var found = new ArrayList<Rate>();
        add(found, new Place(context.model(), meter, context.organisation(), null), filter);
        if (context.tier() != null) {
            add(found, new Place(context.model(), meter, null, context.tier()), filter);
        }
        add(found, new Place(context.model(), meter, null, null), filter);
        return found;
    }

    private void add(List<Rate> found, Place place, Predicate<Rate> filter) {
        for (Rate rate : byPlace.getOrDefault(place, List.of())) {
            if (filter.test(rate)) {
                found.add(rate);
            }
        }
    }

    /** Per meter what could be charged at the context's instant, in any class and at any hour, the best first. */
    Map<Meter, List<Rate>> inForce(PricingContext context) {
        var found = new EnumMap<Meter, List<Rate>>(Meter.class);
        for (Meter meter : Meter.values()) {
            List<Rate> reachable = reachable(context, meter);
            if (!reachable.isEmpty()) {
                found.put(meter, reachable);
            }
        }
        return found;
    }

    private List<Rate> reachable(PricingContext context, Meter meter) {
        var reachable = new ArrayList<Rate>();
        for (Rate rate : visible(context, meter, rate -> isInForce(rate, context))) {
            reachable.add(rate);
            if (rate.serviceClass() == null && rate.window() == null && rate.band() == null) {
                break; // it takes every request, so that none behind it ever wins
            }
        }
        return reachable;
    }

    List<PriceStep> steps(PricingContext context, Meter meter) {
        List<Rate> ordinary =
                visible(context, meter, rate -> rate.currency().equals(context.currency()) && isOrdinary(rate));
        var steps = new ArrayList<PriceStep>();
        ordinary.stream()
                .flatMap(rate -> Stream.of(rate.validFrom(), rate.validTo()))
                .filter(Objects::nonNull)
                .sorted()
                .distinct()
                .forEach(at -> {
                    Rate best = ordinary.stream()
                            .filter(rate -> rate.covers(at))
                            .findFirst()
                            .orElse(null);
                    if (steps.isEmpty() || !Objects.equals(steps.getLast().rate(), best)) {
                        steps.add(new PriceStep(at, best));
                    }
                });
        return steps;
    }

    private static boolean isOrdinary(Rate rate) {
        return rate.serviceClass() == null
                && rate.window() == null
                && (rate.band() == null || rate.band().contains(1));
    }

    private static boolean isInForce(Rate rate, PricingContext context) {
        return rate.covers(context.at()) && rate.currency().equals(context.currency());
    }

    static boolean matches(Rate rate, PricingContext context) {
        return isInForce(rate, context)
                && (rate.serviceClass() == null || rate.serviceClass().equals(context.serviceClass()))
                && (rate.window() == null || rate.window().contains(context.at()));
    }
}
