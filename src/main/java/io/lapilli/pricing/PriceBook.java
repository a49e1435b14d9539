package io.lapilli.pricing;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.ModelKind;
import io.lapilli.shared.Changes;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RateId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Every rate there ever was, in memory: which of them a request is priced by, and why a past one was. No call reads the
 * database. A rate is seen here as soon as the transaction that added it has committed, on other nodes within a second.
 * Thread-safe.
 */
@Component
public class PriceBook {

    /** The topic of {@link Changes} that makes every node read prices again. */
    public static final String TOPIC = "prices";

    private static final KnownTiers NONE = new KnownTiers() {
        @Override
        public List<TierDiscount> discounts() {
            return List.of();
        }

        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public @Nullable String nameOfTierOf(OrganisationId organisation) {
            return null;
        }

        @Override
        public List<TierSince> tiersOf(OrganisationId organisation) {
            return List.of();
        }
    };

    private final Catalog catalog;
    private final KnownTiers tiers;
    private final Supplier<RateIndex> source;
    private volatile RateIndex current;

    @Autowired
    PriceBook(Catalog catalog, RateStore store, Changes changes, ObjectProvider<KnownTiers> tiers) {
        this(catalog, tiers.getIfAvailable(() -> NONE), store);
        changes.on(TOPIC, this::reload);
        reload();
    }

    private PriceBook(Catalog catalog, KnownTiers tiers, RateStore store) {
        this(catalog, tiers, () -> new RateIndex(store.all(), tiers.discounts()));
    }

    private PriceBook(Catalog catalog, KnownTiers tiers, Supplier<RateIndex> source) {
        this.catalog = catalog;
        this.tiers = tiers;
        this.source = source;
        this.current = new RateIndex(List.of());
    }

    /** A price book that never changes and knows no database, for tests of what stands on it. */
    public static PriceBook of(Catalog catalog, Collection<Rate> rates) {
        return of(catalog, rates, List.of());
    }

    /** The same, with tiers' discounts. */
    public static PriceBook of(Catalog catalog, Collection<Rate> rates, Collection<TierDiscount> discounts) {
        var fixed = new RateIndex(rates, discounts);
        var book = new PriceBook(catalog, NONE, () -> fixed);
        book.reload();
        return book;
    }

    /**
     * Fixes the price of a request at its admission. Null when the model is not priced for that organisation then: no
     * rate of {@code prompt_uncached} (for an embedding model: of that or {@code embedding}), or none of
     * {@code completion} for a chat model; or when there is no such model. A model of any kind has a price when it has one
     * for either: {@link PinnedPrice#pricesAnswers()} tells.
     */
    public @Nullable PinnedPrice pin(PricingContext context) {
        Model model = catalog.model(context.model());
        if (model == null) {
            return null;
        }
        Map<Meter, List<Rate>> candidates = current.candidates(context);
        return isPriced(model.kind(), candidates) ? new PinnedPrice(context, candidates) : null;
    }

    /**
     * Why each line of a charge is what it is, in the lines' order; the same however much later it is asked.
     *
     * @param asked without a tier when the asker does not know in which one the organisation was: what the charge
     *     itself says of it counts then
     */
    public List<RateExplanation> explain(PricingContext asked, Charge charge) {
        PricingContext context = asked.tier() == null ? withTier(asked, charge) : asked;
        long promptTokens = charge.lines().stream()
                .filter(line -> line.meter().countsInput())
                .mapToLong(ChargeLine::quantity)
                .sum();
        var explainer = new Explainer(current, context, promptTokens);
        return charge.lines().stream().map(explainer::explain).toList();
    }

    /**
     * What an organisation is charged by at an instant: every model that is priced for it, by name, with the rates that
     * can win, whatever the hour, the prompt's length and the service class. Rates that another one always beats are left
     * out.
     */
    public RateCard card(OrganisationId organisation, String currency, @Nullable String tier, Instant at) {
        RateIndex rates = current;
        var priced = new ArrayList<RateCard.Entry>();
        for (Model model : catalog.models()) {
            var context = new PricingContext(model.name(), organisation, currency, tier, "", at);
            Map<Meter, List<Rate>> inForce = rates.inForce(context);
            if (isPriced(model.kind(), inForce)) {
                priced.add(new RateCard.Entry(
                        model, inForce.values().stream().flatMap(List::stream).toList()));
            }
        }
        return new RateCard(currency, at, priced);
    }

    /**
     * How the price of a meter went for an ordinary request of the context's organisation: a short prompt, of no
     * particular class, outside of special hours. The oldest step first, the context's instant does not matter, and what
     * is planned is in it too; empty where the meter never had a rate. With a tier in the context, each step is by the
     * tier that the organisation was in at the time; without one, by none.
     */
    public List<PriceStep> history(PricingContext context, Meter meter) {
        OrganisationId organisation = context.organisation();
        return current.steps(context, meter, context.tier() == null ? List.of() : tiers.tiersOf(organisation));
    }

    /** When {@link #history} became another price, the oldest first, planned ones included. */
    public List<PriceMove> moves(PricingContext context, Meter meter) {
        return PriceMove.between(history(context, meter));
    }

    /** The moves of what goes in: of a model that embeds only, of {@code embedding}. */
    public List<PriceMove> moves(PricingContext context) {
        List<PriceStep> prompt = history(context, Meter.PROMPT_UNCACHED);
        return PriceMove.between(prompt.isEmpty() ? history(context, Meter.EMBEDDING) : prompt);
    }

    /** The tier that an organisation is priced by now; null while it is in none. */
    public @Nullable String tierOf(OrganisationId organisation) {
        return tiers.nameOfTierOf(organisation);
    }

    /** The names of the tiers that a rate can be for, the lowest first. */
    public List<String> tiers() {
        return tiers.names();
    }

    /** The rate of that id, whenever it was valid; null when there never was one. */
    public @Nullable Rate rate(RateId id) {
        return current.byId(id);
    }

    private PricingContext withTier(PricingContext context, Charge charge) {
        RateIndex rates = current;
        return charge.lines().stream()
                .map(line -> rates.byId(line.rate()))
                .filter(rate -> rate != null && rate.tier() != null)
                .findFirst()
                .map(rate -> new PricingContext(
                        context.model(),
                        context.organisation(),
                        context.currency(),
                        rate.tier(),
                        context.serviceClass(),
                        context.at()))
                .orElse(context);
    }

    private static boolean isPriced(ModelKind kind, Map<Meter, List<Rate>> candidates) {
        return kind.chats() && PinnedPrice.pricesAnswers(candidates)
                || kind.embeds()
                        && (candidates.containsKey(Meter.EMBEDDING) || candidates.containsKey(Meter.PROMPT_UNCACHED));
    }

    private synchronized void reload() {
        current = source.get();
    }
}
