package io.lapilli.pricing.web;

import io.lapilli.pricing.RateCard;
import io.lapilli.shared.OrganisationId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the caller's organisation is charged by now.
 *
 * @param data a model each, by name
 */
record RateCardAnswer(String object, String organizationId, String currency, Instant at, List<ModelPrices> data) {

    /** @param rates those that can win, within a meter in the order in which they are tried */
    record ModelPrices(
            String object,
            String model,
            String kind,
            int contextWindow,
            @Nullable Integer maxOutputTokens,
            List<RateAnswer> rates) {}

    static RateCardAnswer of(OrganisationId organisation, RateCard card) {
        return new RateCardAnswer(
                "rate_card",
                organisation.text(),
                card.currency(),
                card.at(),
                card.entries().stream().map(RateCardAnswer::prices).toList());
    }

    private static ModelPrices prices(RateCard.Entry entry) {
        return new ModelPrices(
                "rate_card.model",
                entry.model().name(),
                entry.model().kind().name().toLowerCase(Locale.ROOT),
                entry.model().contextWindow(),
                entry.model().maxOutputTokens(),
                entry.rates().stream().map(RateAnswer::of).toList());
    }
}
