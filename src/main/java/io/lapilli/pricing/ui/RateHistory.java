package io.lapilli.pricing.ui;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Model;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.pricing.PinnedPrice;
import io.lapilli.pricing.PriceBook;
import io.lapilli.pricing.PriceStep;
import io.lapilli.pricing.PricingContext;
import io.lapilli.pricing.Rate;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.ui.Chart;
import io.lapilli.ui.Formats;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the prices of a model went, on the list or for one customer, as the seller sees it. */
@Component
class RateHistory {

    private static final String ORDINARY_CLASS = "standard";

    private final PriceBook prices;
    private final Catalog catalog;
    private final OrganisationDirectory organisations;
    private final LapilliSettings settings;
    private final Clock clock;

    RateHistory(
            PriceBook prices,
            Catalog catalog,
            OrganisationDirectory organisations,
            LapilliSettings settings,
            Clock clock) {
        this.prices = prices;
        this.catalog = catalog;
        this.organisations = organisations;
        this.settings = settings;
        this.clock = clock;
    }

    /** By name. */
    List<String> models() {
        return catalog.models().stream().map(Model::name).toList();
    }

    /** Empty when the model has no price now. @param customer null: the list */
    Optional<Chart> chart(String name, @Nullable Organisation customer, com.vaadin.flow.component.Component speaker) {
        Model model = catalog.model(name);
        if (model == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        // no contract is made with the seller itself, so that it stands for whoever pays the list price
        OrganisationId whose = customer == null ? organisations.operator().id() : customer.id();
        var context = new PricingContext(
                name,
                whose,
                customer == null ? settings.currency() : customer.currency().getCurrencyCode(),
                customer == null ? null : prices.tierOf(customer.id()),
                ORDINARY_CLASS,
                now);
        PinnedPrice pinned = prices.pin(context);
        if (pinned == null) {
            return Optional.empty();
        }
        Map<Meter, List<PriceStep>> steps = steps(context, now);
        List<Rate> inForce = steps.values().stream()
                .map(meter -> meter.getLast().rate())
                .filter(rate -> rate != null)
                .toList();
        var words = new PriceWords(speaker);
        return Optional.of(new Chart(Chart.Size.SMALL)
                .show(new PriceChart(new ModelPrice(model, pinned, inForce, steps, now), Formats.current(), Per.MILLION)
                        .data(
                                speaker.getTranslation("models.history.of", name),
                                words::meter,
                                change -> speaker.getTranslation("models.history.mark", change))));
    }

    private Map<Meter, List<PriceStep>> steps(PricingContext context, Instant now) {
        var steps = new EnumMap<Meter, List<PriceStep>>(Meter.class);
        for (Meter meter : Meter.values()) {
            List<PriceStep> begun = prices.history(context, meter).stream()
                    .filter(step -> !step.from().isAfter(now))
                    .toList();
            if (!begun.isEmpty()) {
                steps.put(meter, begun);
            }
        }
        return steps;
    }
}
