package io.lapilli.pricing;

import io.lapilli.shared.Meter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rate that a meter is charged by.
 *
 * @param of the meter whose rate it is: another one than asked for where that has none
 * @param within whether the prompt's length lies in the rate's band; otherwise it was only the nearest
 */
record RateChoice(Rate rate, Meter of, boolean within) {

    private static final Map<Meter, List<Meter>> CHAINS = Stream.of(Meter.values())
            .filter(Meter::takesRates)
            .collect(Collectors.toUnmodifiableMap(Function.identity(), RateChoice::chainOf));

    /** @param candidates per meter those that match all but the length, best first; for tokens some input meter has one, for others the meter itself */
    static RateChoice of(Map<Meter, List<Rate>> candidates, Meter meter, long promptTokens) {
        for (Meter next : chain(meter)) {
            Rate rate = Ranking.matching(candidates.getOrDefault(next, List.of()), promptTokens);
            if (rate != null) {
                return new RateChoice(rate, next, true);
            }
        }
        for (Meter next : chain(meter)) {
            @Nullable Rate rate = Ranking.nearest(candidates.getOrDefault(next, List.of()), promptTokens);
            if (rate != null) {
                return new RateChoice(rate, next, false);
            }
        }
        throw new IllegalStateException("a price without any input rate is never pinned");
    }

    /** Whose rates are asked for a meter, in turn. The last only matter for what is priced by its input alone. */
    static List<Meter> chain(Meter meter) {
        return CHAINS.getOrDefault(meter, List.of());
    }

    private static List<Meter> chainOf(Meter meter) {
        return switch (meter) {
            case PROMPT_CACHED, PROMPT_CACHE_WRITE -> List.of(meter, Meter.PROMPT_UNCACHED, Meter.EMBEDDING);
            case PROMPT_UNCACHED -> List.of(Meter.PROMPT_UNCACHED, Meter.EMBEDDING);
            case EMBEDDING -> List.of(Meter.EMBEDDING, Meter.PROMPT_UNCACHED);
            case REASONING -> List.of(Meter.REASONING, Meter.COMPLETION, Meter.PROMPT_UNCACHED, Meter.EMBEDDING);
            case OUTPUT_WORDS, OUTPUT_LINES, OUTPUT_CHARACTERS -> List.of(meter);
            default -> List.of(Meter.COMPLETION, Meter.PROMPT_UNCACHED, Meter.EMBEDDING);
        };
    }
}
