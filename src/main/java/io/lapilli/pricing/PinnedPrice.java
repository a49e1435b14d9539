package io.lapilli.pricing;

import io.lapilli.shared.Meter;
import io.lapilli.shared.TextCounts;
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
    private static final List<Meter> TEXT_METERS =
            Stream.of(Meter.values()).filter(Meter::countsText).toList();

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

    /** Whether some rate asks for words, lines or characters of the answer. */
    public boolean countsText() {
        for (Meter meter : TEXT_METERS) {
            if (candidates.containsKey(meter)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a quantity of a meter is charged: of all that count tokens, of others where they have a rate. */
    public boolean charges(Meter meter) {
        return meter.countsTokens() || candidates.containsKey(meter);
    }

    /** What these tokens cost where nothing but tokens was counted. */
    public Charge charge(TokenCounts tokens) {
        return charge(tokens, TextCounts.NONE);
    }

    /**
     * What these tokens and this text cost, exactly, a line for each meter with a quantity. The full prompt length, cached
     * tokens included, decides on bands; a length that no band names takes the nearest, so that nothing is served for
     * nothing. Of the text only what some rate asks for is charged.
     */
    public Charge charge(TokenCounts tokens, TextCounts text) {
        var lines = new ArrayList<ChargeLine>();
        for (Meter meter : TOKEN_METERS) {
            add(lines, meter, tokens.of(meter), tokens.input());
        }
        if (!text.isEmpty()) {
            for (Meter meter : TEXT_METERS) {
                add(lines, meter, charges(meter) ? text.of(meter) : 0, tokens.input());
            }
        }
        return new Charge(currency(), lines);
    }

    private void add(List<ChargeLine> lines, Meter meter, long quantity, long promptTokens) {
        if (quantity != 0) {
            Rate rate = choice(meter, promptTokens).rate();
            lines.add(new ChargeLine(meter, quantity, rate.id(), rate.price(), rate.per(), rate.amount(quantity)));
        }
    }

    /**
     * An upper bound of what any request with at most so many tokens in and out costs, whatever their meters. Where text
     * is charged, it holds for text of which a token makes no more than {@link #most} says.
     */
    public BigDecimal atMost(long inputTokens, long outputTokens) {
        BigDecimal input = dearest(
                RateChoice.chain(Meter.PROMPT_UNCACHED), inputTokens, Meter.PROMPT_CACHED, Meter.PROMPT_CACHE_WRITE);
        return input.add(outputAtMost(outputTokens));
    }

    /** The most tokens that an answer can have so that it surely costs no more than an amount of at least 0. */
    public long outputWithin(BigDecimal amount) {
        BigDecimal one = outputAtMost(1);
        return one.signum() == 0
                ? MOST_TOKENS.longValue()
                : amount.divideToIntegralValue(one).min(MOST_TOKENS).longValue();
    }

    private BigDecimal outputAtMost(long tokens) {
        BigDecimal most = dearest(RateChoice.chain(Meter.COMPLETION), tokens, Meter.REASONING);
        for (Meter meter : TEXT_METERS) {
            if (charges(meter)) {
                most = most.add(dearest(List.of(meter), tokens * most(meter)));
            }
        }
        return most;
    }

    /** How much of a meter's text a token makes at most, but for text that nobody would want to read. */
    private static int most(Meter meter) {
        return switch (meter) {
            case OUTPUT_CHARACTERS -> 16;
            case OUTPUT_WORDS -> 4;
            default -> 1;
        };
    }

    /** Which rate a meter of a request with that full prompt length is charged by. @param meter that it charges */
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
