package io.lapilli.pricing;

import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RateId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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

    private static final List<Meter> METERS =
            Stream.of(Meter.values()).filter(Meter::takesRates).toList();

    private final MinuteCandidates minutes = new MinuteCandidates();
    private final Map<RateId, Rate> byId;
    private final Map<Place, List<Rate>> byPlace;
    /** What follows from tiers' discounts; rates that were entered for the tier go before it. */
    private final Map<Place, List<Rate>> discounted;

    RateIndex(Collection<Rate> rates) {
        this(rates, List.of());
    }

    RateIndex(Collection<Rate> rates, Collection<TierDiscount> discounts) {
        List<Rate> derived = DiscountedRates.of(rates, discounts);
        byId = Stream.concat(rates.stream(), derived.stream())
                .collect(Collectors.toUnmodifiableMap(Rate::id, Function.identity()));
        byPlace = byPlace(rates);
        discounted = byPlace(derived);
    }

    private static Map<Place, List<Rate>> byPlace(Collection<Rate> rates) {
        var byPlace = new HashMap<Place, List<Rate>>();
        rates.stream()
                .sorted(Ranking.BEST_FIRST)
                .forEach(rate -> byPlace.computeIfAbsent(
                                new Place(rate.model(), rate.meter(), rate.organisation(), rate.tier()),
                                _ -> new ArrayList<>())
                        .add(rate));
        return byPlace;
    }

    @Nullable
    Rate byId(RateId id) {
        return byId.get(id);
    }

    /** Per meter those that match all but the prompt's length, the best first. Not to be changed. */
    Map<Meter, List<Rate>> candidates(PricingContext context) {
        return minutes.of(context, this::visible, this::search);
    }

    private Map<Meter, List<Rate>> search(PricingContext context) {
        var found = new EnumMap<Meter, List<Rate>>(Meter.class);
        for (Meter meter : METERS) {
            List<Rate> matching = visible(context, meter, rate -> matches(rate, context));
            if (!matching.isEmpty()) {
                found.put(meter, matching);
            }
        }
        return found;
    }

    private Stream<Rate> visible(PricingContext context) {
        return METERS.stream().flatMap(meter -> visible(context, meter, _ -> true).stream());
    }

    /** Those of a meter that the context's organisation could be charged by at some time, the best first. */
    List<Rate> visible(PricingContext context, Meter meter, Predicate<Rate> filter) {
        var found = new ArrayList<Rate>();
        add(found, byPlace, new Place(context.model(), meter, context.organisation(), null), filter);
        if (context.tier() != null) {
            var tier = new Place(context.model(), meter, null, context.tier());
            add(found, byPlace, tier, filter);
            add(found, discounted, tier, filter);
        }
        add(found, byPlace, new Place(context.model(), meter, null, null), filter);
        return found;
    }

    private static void add(List<Rate> found, Map<Place, List<Rate>> from, Place place, Predicate<Rate> filter) {
        for (Rate rate : from.getOrDefault(place, List.of())) {
            if (filter.test(rate)) {
                found.add(rate);
            }
        }
    }

    /** Per meter what could be charged at the context's instant, in any class and at any hour, the best first. */
    Map<Meter, List<Rate>> inForce(PricingContext context) {
        var found = new EnumMap<Meter, List<Rate>>(Meter.class);
        for (Meter meter : METERS) {
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

    /** @param tiers what the context's organisation was in when; empty: always in the context's */
    List<PriceStep> steps(PricingContext context, Meter meter, List<TierSince> tiers) {
        var spans = new TreeMap<Instant, List<Rate>>();
        spans.put(Instant.MIN, ordinary(tiers.isEmpty() ? context : context.inTier(null), meter));
        tiers.forEach(span -> spans.put(span.since(), ordinary(context.inTier(span.tier()), meter)));
        var steps = new ArrayList<PriceStep>();
        Stream.concat(
                        tiers.stream().map(TierSince::since),
                        spans.values().stream()
                                .flatMap(List::stream)
                                .flatMap(rate -> Stream.of(rate.validFrom(), rate.validTo()))
                                .filter(Objects::nonNull))
                .sorted()
                .distinct()
                .forEach(at -> {
                    Rate best = spans.floorEntry(at).getValue().stream()
                            .filter(rate -> rate.covers(at))
                            .findFirst()
                            .orElse(null);
                    Rate before = steps.isEmpty() ? null : steps.getLast().rate();
                    if (!Objects.equals(before, best)) {
                        steps.add(new PriceStep(at, best));
                    }
                });
        return steps;
    }

    private List<Rate> ordinary(PricingContext context, Meter meter) {
        return visible(context, meter, rate -> rate.currency().equals(context.currency()) && isOrdinary(rate));
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
