package io.lapilli.tier.web;

import io.lapilli.shared.InvalidInputException;
import io.lapilli.tier.Tier;
import io.lapilli.tier.TierBenefits;
import io.lapilli.tier.TierConditions;
import io.lapilli.tier.TierDraft;
import io.lapilli.tier.TierTerms;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What makes or changes a tier. A part that is left out stays as it is; one that is given replaces the whole part.
 *
 * @param rank 1 is the lowest; the others make room
 */
@Schema(name = "TierBody")
record TierBody(
        @Nullable String name,
        @Nullable Integer rank,
        TierParts.@Nullable Conditions conditions,
        TierParts.@Nullable Benefits benefits,
        TierParts.@Nullable Target target) {

    TierDraft draft(String listCurrency) {
        if (name == null) {
            throw new InvalidInputException("name", "missing_value", "name is required");
        }
        return new TierDraft(
                name,
                rank,
                new TierTerms(
                        conditions == null ? TierConditions.NONE : conditions.conditions(listCurrency),
                        benefits == null ? TierBenefits.NONE : benefits.benefits(),
                        target == null ? null : target.value()));
    }

    TierTerms change(Tier before, String listCurrency) {
        if (name != null && !name.equals(before.name())) {
            throw new InvalidInputException("name", "not_changeable", "the name of a tier never changes");
        }
        if (rank != null && rank < 1) {
            throw new InvalidInputException("rank", "out_of_range", "rank must be at least 1");
        }
        TierTerms terms = before.terms();
        return new TierTerms(
                conditions == null ? terms.conditions() : conditions.conditions(listCurrency),
                benefits == null ? terms.benefits() : benefits.benefits(),
                target == null ? terms.targetPercent() : target.value());
    }
}
