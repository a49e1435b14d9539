package io.lapilli.gateway;

import io.lapilli.budget.Hold;
import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Model;
import io.lapilli.limit.Permit;
import io.lapilli.pricing.PinnedPrice;
import io.lapilli.pricing.PriceBook;
import io.lapilli.pricing.PricingContext;
import io.lapilli.usage.Endpoint;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides whether a request may go to an upstream, fixes its price, takes its part of the limits and holds the worst that
 * it can cost: in that order, since a hold may be waited for and a limit says at once what it says. Reads memory only.
 */
@Component
class Admission {

    static final String STANDARD = "standard";

    private final Catalog catalog;
    private final PriceBook prices;
    private final RateGate rates;
    private final Reservation reservation;
    private final PromptFiller prompts;
    private final InstantSource clock;

    Admission(
            Catalog catalog,
            PriceBook prices,
            RateGate rates,
            Reservation reservation,
            PromptFiller prompts,
            InstantSource clock) {
        this.catalog = catalog;
        this.prices = prices;
        this.rates = rates;
        this.reservation = reservation;
        this.prompts = prompts;
        this.clock = clock;
    }

    /**
     * What it takes and holds is ended by {@link Admitted#giveBack} where it does not come to a passage, otherwise by
     * {@link Settlement} and {@link Gateway}.
     *
     * @param outlet is told how much is left of the limits
     * @param memory for a body that grows by a stored prompt; to be kept until the request has ended
     * @throws Refusal when it may not
     */
    Admitted admit(Incoming incoming, Outlet outlet, BodyMemory.Share memory) {
        Ask ask = AskReader.read(incoming.endpoint(), incoming.body(), incoming.length());
        if (!ask.prompted()) {
            return admit(incoming, ask, outlet);
        }
        PromptFiller.Filled filled = prompts.fill(incoming, memory);
        Admitted admitted =
                admit(incoming, AskReader.read(incoming.endpoint(), filled.body(), filled.body().length), outlet);
        prompts.used(incoming.caller(), filled);
        outlet.prompted(filled.prompt(), filled.version());
        return admitted;
    }

    private Admitted admit(Incoming incoming, Ask ask, Outlet outlet) {
        Instant now = clock.instant();
        Model model = catalog.model(ask.model());
        if (model == null) {
            throw notFound(ask.model());
        }
        if (!incoming.caller().key().mayUse(model.name())) {
            throw Refusal.invalid(
                    403, "model_not_allowed", "model", "This key may not use the model " + model.name() + ".");
        }
        if (!serves(model, incoming.endpoint())) {
            throw Refusal.invalid(
                    400, "invalid_value", "model", "The model " + model.name() + " does not serve this endpoint.");
        }
        PinnedPrice price = price(incoming.caller(), model, now);
        if (price == null || incoming.endpoint() == Endpoint.CHAT && !price.pricesAnswers()) {
            throw Refusal.failedForGood(
                    503, "model_not_priced", "The model " + model.name() + " has no price here and is not served.");
        }
        Permit permit = rates.acquire(incoming, model, ask, outlet);
        return new Admitted(
                incoming.id(),
                now,
                incoming.caller(),
                incoming.endpoint(),
                model,
                ask,
                price,
                permit,
                held(incoming, now, model, ask, price, permit),
                incoming.rehearsal());
    }

    private Hold held(Incoming incoming, Instant at, Model model, Ask ask, PinnedPrice price, Permit permit) {
        Hold hold = null;
        try {
            hold = reservation.hold(incoming, at, model, ask, price);
            return hold;
        } finally {
            if (hold == null) {
                permit.giveBack();
            }
        }
    }

    /** The models that a caller may use and that have a price for it now, by name. */
    List<Model> models(Caller caller) {
        Instant now = clock.instant();
        return catalog.models().stream()
                .filter(model -> caller.key().mayUse(model.name()) && price(caller, model, now) != null)
                .toList();
    }

    /** @throws Refusal 404 unless the caller may use it and it has a price */
    Model model(Caller caller, String name) {
        Model model = catalog.model(name);
        if (model == null || !caller.key().mayUse(name) || price(caller, model, clock.instant()) == null) {
            throw notFound(name);
        }
        return model;
    }

    private @Nullable PinnedPrice price(Caller caller, Model model, Instant at) {
        return prices.pin(new PricingContext(
                model.name(),
                caller.priced().id(),
                caller.priced().currency().getCurrencyCode(),
                prices.tierOf(caller.priced().id()),
                STANDARD,
                at));
    }

    private static boolean serves(Model model, Endpoint endpoint) {
        return endpoint == Endpoint.CHAT ? model.kind().chats() : model.kind().embeds();
    }

    private static Refusal notFound(String name) {
        String shown = name.length() > 100 ? name.substring(0, 100) + "…" : name;
        return Refusal.invalid(
                404, "model_not_found", "model", "The model \"" + shown + "\" does not exist or is not offered here.");
    }
}
