package io.lapilli.pricing;

import io.lapilli.shared.Meter;
import io.lapilli.shared.TokenCounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The price of one request as it was when the request was admitted. Immutable: whatever happens to the rates until the
 * request ends, {@link #charge} answers by what was pinned.
 */
public final class PinnedPrice {

    private static final BigDecimal MOST_TOKENS = BigDecimal.valueOf(1_000_000_000_000_000L);
    private static final List<Meter> TOKEN_METERS =
            Stream.of(Meter.values()).filter(Meter::countsTokens).toList();

    private final PricingContext context;
    private final Map<Meter, List<Rate>> candidates;

    /** @param candidates per meter those that match all but the prompt's length, the best first; shared, never changed */
    PinnedPrice(PricingContext context, Map<Meter, List<Rate>> candidates) {
        this.context = context;
        this.candidates = candidates;
    }

    public PricingContext context() {
        return context;
    }

    /** ISO 4217. */
    public String currency() {
        return context.currency();
    }

    /** Whether there are rates for a chat: one for prompts and one for answers. Otherwise it is for embeddings only. */
    public boolean pricesAnswers() {
        return pricesAnswers(candidates);
    }

    static boolean pricesAnswers(Map<Meter, List<Rate>> candidates) {
        return candidates.containsKey(Meter.PROMPT_UNCACHED) && candidates.containsKey(Meter.COMPLETION);
    }

    /**
     * What these tokens cost, exactly, a line for each meter with tokens. The full prompt length, cached ones included,
     * decides on bands; a length that no band names takes the nearest, so that nothing is served for nothing.
     */
    public Charge charge(TokenCounts tokens) {
        var lines = new ArrayList<ChargeLine>();
        for (Meter meter : TOKEN_METERS) {
            long quantity = tokens.of(meter);
            if (quantity != 0) {
                Rate rate = choice(meter, tokens.input()).rate();
                lines.add(new ChargeLine(meter, quantity, rate.id(), rate.price(), rate.per(), rate.amount(quantity)));
            }
        }
        return new Charge(currency(), lines);
    }

    /** An upper bound of what any request with at most so many tokens in and out costs, whatever their meters. */
    public BigDecimal atMost(long inputTokens, long outputTokens) {
        return dearest(
                        RateChoice.chain(Meter.PROMPT_UNCACHED),
                        inputTokens,
                        Meter.PROMPT_CACHED,
                        Meter.PROMPT_CACHE_WRITE)
                .add(dearest(RateChoice.chain(Meter.COMPLETION), outputTokens, Meter.REASONING));
    }

    /** The most tokens that an answer can have so that it surely costs no more than an amount of at least 0. */
    public long outputWithin(BigDecimal amount) {
        return rates(RateChoice.chain(Meter.COMPLETION), Meter.REASONING)
                .filter(rate -> rate.price().signum() > 0)
                .map(rate -> amount.multiply(BigDecimal.valueOf(rate.per()))
                        .divideToIntegralValue(rate.price())
                        .min(MOST_TOKENS))
                .reduce(MOST_TOKENS, BigDecimal::min)
                .longValue();
    }

    /** Which rate a meter of a request with that full prompt length is charged by. */
    public Rate rate(Meter meter, long promptTokens) {
        return choice(meter, promptTokens).rate();
    }

    RateChoice choice(Meter meter, long promptTokens) {
        return RateChoice.of(candidates, meter, promptTokens);
    }

    private BigDecimal dearest(List<Meter> chain, long tokens, Meter... more) {
        return rates(chain, more).map(rate -> rate.amount(tokens)).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private Stream<Rate> rates(List<Meter> chain, Meter... more) {
        return Stream.concat(chain.stream(), Stream.of(more))
                .flatMap(meter -> candidates.getOrDefault(meter, List.of()).stream());
    }
}
