package io.lapilli.usage.web;

import io.lapilli.pricing.RateExplanation;
import io.lapilli.shared.TokenCounts;
import io.lapilli.usage.RequestRecord;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One request and why it cost what it cost.
 *
 * @param status what the client got; 499 when it went away first
 * @param code the error's code
 * @param usage null when nothing was consumed
 * @param amount exact; {@code "0"} when nothing was charged
 * @param currency in lower case; null when nothing was charged
 * @param charge a line for each meter; they add up to the amount
 */
record RequestAnswer(
        String object,
        String id,
        Instant admittedAt,
        String projectId,
        String apiKeyId,
        String model,
        String endpoint,
        boolean streamed,
        int status,
        @Nullable String code,
        int attempts,
        @Nullable Integer firstTokenMs,
        int durationMs,
        @Nullable Tokens usage,
        String amount,
        @Nullable String currency,
        List<Line> charge) {

    /**
     * Disjoint counts.
     *
     * @param estimated whether they come from a tokenizer, because the upstream gave none
     */
    record Tokens(
            long promptUncached,
            long promptCached,
            long promptCacheWrite,
            long completion,
            long reasoning,
            long embedding,
            boolean estimated) {

        static Tokens of(UsageEvent event) {
            TokenCounts tokens = event.tokens();
            return new Tokens(
                    tokens.promptUncached(),
                    tokens.promptCached(),
                    tokens.promptCacheWrite(),
                    tokens.completion(),
                    tokens.reasoning(),
                    tokens.embedding(),
                    event.estimated());
        }
    }

    /**
     * Quantity × price ÷ per.
     *
     * @param rateKind {@code contract}, {@code tier} or {@code list}: whom the rate is for
     * @param reason why this rate was chosen, for example {@code only_rate} or {@code contract}
     * @param beaten rates that were valid too, and what put the chosen one before each
     */
    record Line(
            String meter,
            long quantity,
            String price,
            long per,
            String amount,
            String rateId,
            String rateKind,
            Instant rateValidFrom,
            @Nullable Instant rateValidTo,
            String reason,
            List<Beaten> beaten) {

        static Line of(RateExplanation explanation) {
            var line = explanation.line();
            var rate = explanation.rate();
            return new Line(
                    line.meter().wire(),
                    line.quantity(),
                    line.price().toPlainString(),
                    line.per(),
                    line.amount().toPlainString(),
                    line.rate().text(),
                    rate.kind().name().toLowerCase(Locale.ROOT),
                    rate.validFrom(),
                    rate.validTo(),
                    explanation.reason().wire(),
                    explanation.beaten().stream().map(Beaten::of).toList());
        }
    }

    record Beaten(String rateId, String rateKind, String price, long per, String by) {

        static Beaten of(RateExplanation.Beaten beaten) {
            return new Beaten(
                    beaten.rate().id().text(),
                    beaten.rate().kind().name().toLowerCase(Locale.ROOT),
                    beaten.rate().price().toPlainString(),
                    beaten.rate().per(),
                    beaten.by().wire());
        }
    }

    static RequestAnswer of(Settled settled, List<RateExplanation> explained) {
        RequestRecord request = settled.request();
        UsageEvent event = settled.event();
        return new RequestAnswer(
                "organization.request",
                request.id().text(),
                request.admittedAt(),
                request.project().text(),
                request.key().text(),
                request.model(),
                switch (request.endpoint()) {
                    case CHAT -> "chat.completions";
                    case EMBEDDINGS -> "embeddings";
                },
                request.streamed(),
                request.status(),
                request.code(),
                request.attempts(),
                request.firstTokenMillis(),
                request.durationMillis(),
                event == null ? null : Tokens.of(event),
                event == null
                        ? "0"
                        : event.charge().total().stripTrailingZeros().toPlainString(),
                event == null ? null : event.charge().currency().toLowerCase(Locale.ROOT),
                explained.stream().map(Line::of).toList());
    }
}
