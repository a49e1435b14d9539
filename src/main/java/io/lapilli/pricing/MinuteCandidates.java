package io.lapilli.pricing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what matched, so that the requests of a minute share the search. Hours of a calendar window begin and end with
 * whole minutes (no zone has had another offset since 1972); a rate that begins or ends within the minute divides it.
 */
final class MinuteCandidates {

    private static final int MOST = 10_000;

    private final Cache<Asker, Found> cache =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private record Asker(
            String model,
            OrganisationId organisation,
            String currency,
            @Nullable String tier,
            String serviceClass) {}

    private record Found(Instant from, Instant to, Map<Meter, List<Rate>> candidates) {

        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    /**
     * @param visible every rate that could matter to the asker at some time
     * @param search finds what matches at the context's instant
     */
    Map<Meter, List<Rate>> of(
            PricingContext context,
            Function<PricingContext, Stream<Rate>> visible,
            Function<PricingContext, Map<Meter, List<Rate>>> search) {
        var asker = new Asker(
                context.model(), context.organisation(), context.currency(), context.tier(), context.serviceClass());
        Found found = cache.getIfPresent(asker);
        if (found == null || !found.holds(context.at())) {
            found = found(context.at(), visible.apply(context), search.apply(context));
            cache.put(asker, found);
        }
        return found.candidates();
    }

    private static Found found(Instant at, Stream<Rate> visible, Map<Meter, List<Rate>> candidates) {
        Instant from = at.truncatedTo(ChronoUnit.MINUTES);
        Instant to = from.plus(Duration.ofMinutes(1));
        for (Rate rate : visible.toList()) {
            for (@Nullable Instant border : new @Nullable Instant[] {rate.validFrom(), rate.validTo()}) {
                if (border != null && border.isAfter(from) && !border.isAfter(at)) {
                    from = border;
                } else if (border != null && border.isAfter(at) && border.isBefore(to)) {
                    to = border;
                }
            }
        }
        return new Found(from, to, candidates);
    }
}
