package io.lapilli.console.models;

import io.lapilli.catalog.Model;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Members;
import io.lapilli.identity.Permission;
import io.lapilli.pricing.PinnedPrice;
import io.lapilli.pricing.PriceBook;
import io.lapilli.pricing.PriceStep;
import io.lapilli.pricing.PricingContext;
import io.lapilli.pricing.RateCard;
import io.lapilli.pricing.ui.ModelPrice;
import io.lapilli.shared.Meter;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.ui.Place;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an organisation's members may see: the models that it can call, at its own prices. Nobody else's contract. */
@Component
class CustomerPrices {

    private static final String ORDINARY_CLASS = "standard";

    private final PriceBook prices;
    private final Members members;
    private final CurrentUser user;
    private final InstantSource clock;

    CustomerPrices(PriceBook prices, Members members, CurrentUser user, InstantSource clock) {
        this.prices = prices;
        this.members = members;
        this.user = user;
        this.clock = clock;
    }

    /** By name. */
    List<ModelPrice> all(Place place) {
        members.require(user.actor(), place.organisation(), Permission.VIEW);
        Instant now = clock.instant();
        return card(place.organisation(), place.currency(), now).entries().stream()
                .flatMap(entry -> price(place, entry, now).stream())
                .toList();
    }

    /** @throws NotFoundException when there is none of that name, or it has no price for the organisation */
    ModelPrice of(Place place, String name) {
        return all(place).stream()
                .filter(price -> price.model().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("model", name));
    }

    private RateCard card(OrganisationId organisation, String currency, Instant now) {
        return prices.card(organisation, currency, prices.tierOf(organisation), now);
    }

    private Optional<ModelPrice> price(Place place, RateCard.Entry entry, Instant now) {
        Model model = entry.model();
        var context = new PricingContext(
                model.name(),
                place.organisation(),
                place.currency(),
                prices.tierOf(place.organisation()),
                ORDINARY_CLASS,
                now);
        PinnedPrice pinned = prices.pin(context);
        if (pinned == null) {
            return Optional.empty();
        }
        var history = new EnumMap<Meter, List<PriceStep>>(Meter.class);
        for (Meter meter : Meter.values()) {
            List<PriceStep> steps = prices.history(context, meter).stream()
                    .filter(step -> !step.from().isAfter(now))
                    .toList();
            if (!steps.isEmpty()) {
                history.put(meter, steps);
            }
        }
        return Optional.of(new ModelPrice(model, pinned, entry.rates(), history, now));
    }
}
