package io.lapilli.gateway;

import io.lapilli.shared.TextCounts;
import io.lapilli.shared.TokenCounts;
import io.lapilli.usage.Endpoint;
import java.util.function.LongSupplier;

/**
 * What a request consumed.
 *
 * @param text of the answer; nothing where no rate asks for it
 * @param estimated whether any of it was not plainly reported by the upstream
 */
record Consumption(TokenCounts tokens, TextCounts text, boolean estimated) {

    static final Consumption NOTHING = new Consumption(TokenCounts.NONE, false);

    Consumption(TokenCounts tokens, boolean estimated) {
        this(tokens, TextCounts.NONE, estimated);
    }

    Consumption with(TextCounts counted) {
        return new Consumption(tokens, counted, estimated);
    }

    boolean isNothing() {
        return tokens.isEmpty() && text.isEmpty();
    }

    /**
     * Makes the reported counts disjoint. What is missing is estimated; what contradicts itself is cut to what can be,
     * and counts as estimated too. An explicit zero is zero.
     */
    static Consumption of(Usage usage, Endpoint endpoint, LongSupplier promptEstimate, LongSupplier outputEstimate) {
        boolean estimated = usage.odd();
        long prompt = usage.prompt();
        if (prompt == Usage.MISSING) {
            prompt = promptEstimate.getAsLong();
            estimated = true;
        }
        if (endpoint == Endpoint.EMBEDDINGS) {
            return new Consumption(TokenCounts.ofEmbedding(prompt), estimated);
        }
        long output = usage.completion();
        if (output == Usage.MISSING) {
            output = outputEstimate.getAsLong();
            estimated = true;
        }
        long cached = Math.max(0, usage.cached());
        long written = Math.max(0, usage.cacheWrite());
        long reasoning = Math.max(0, usage.reasoning());
        estimated |= cached + written > prompt || reasoning > output;
        cached = Math.min(cached, prompt);
        written = Math.min(written, prompt - cached);
        reasoning = Math.min(reasoning, output);
        return new Consumption(
                new TokenCounts(prompt - cached - written, cached, written, output - reasoning, reasoning, 0),
                estimated);
    }
}
