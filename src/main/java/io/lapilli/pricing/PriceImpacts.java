package io.lapilli.pricing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lapilli.catalog.Catalog;
import io.lapilli.pricing.KnownUse.ModelUse;
import io.lapilli.pricing.PriceImpact.Touched;
import io.lapilli.shared.CalendarWindow;
import io.lapilli.shared.Meter;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RateId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Says what a change of prices would do, before it is made: a second price book with the change in it is compared with
 * the present one, for everybody who used the model; what was used is remembered for a minute, so that a price can be
 * typed and corrected. Nothing is written. Thread-safe.
 */
@Service
public class PriceImpacts {

    /** How many days of use are looked at, by days of UTC, today among them. */
    public static final int DAYS = 30;

    private static final long ORDINARY_PROMPT = 1;
    private static final String ORDINARY_CLASS = "standard";
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final Duration A_WEEK = Duration.ofDays(8);
    private static final Duration STEP = Duration.ofMinutes(15);

    private final RateStore store;
    private final Rates rates;
    private final Catalog catalog;
    private final ObjectProvider<KnownTiers> tiers;
    private final ObjectProvider<KnownUse> use;
    private final NewIds ids;
    private final Clock clock;
    private final Cache<String, List<ModelUse>> uses =
            Caffeine.newBuilder().maximumSize(100).expireAfterWrite(REMEMBERED).build();

    PriceImpacts(
            RateStore store,
            Rates rates,
            Catalog catalog,
            ObjectProvider<KnownTiers> tiers,
            ObjectProvider<KnownUse> use,
            NewIds ids,
            Clock clock) {
        this.store = store;
        this.rates = rates;
        this.catalog = catalog;
        this.tiers = tiers;
        this.use = use;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Of {@link Rates#add}.
     *
     * @throws RateConflictException when another rate is in the way
     * @throws io.lapilli.shared.InvalidInputException when a rule of {@link Rate} is broken
     */
    public PriceImpact ofAdding(RateDraft draft) {
        Timeline plan = rates.planned(draft);
        Rate added = plan.added();
        List<Rate> before = store.ofModel(added.model());
        Rate resumed = plan.resumed(this::newId);
        List<Rate> after = plan.applied(before, this::newId);
        return impact(added, added.validFrom(), before, after, plan.replaced(), resumed);
    }

    /** Of {@link Rates#end} or, of a rate that has not begun, {@link Rates#withdraw}. @param at null: now */
    public PriceImpact ofEnding(RateId id, @Nullable Instant at) {
        Rate rate = rates.get(id);
        List<Rate> before = store.ofModel(rate.model());
        if (rate.validFrom().isAfter(clock.instant())) {
            return impact(rate, rate.validFrom(), before, withdrawn(rate, before), null, null);
        }
        Instant end = rates.plannedEnd(rate, at);
        List<Rate> after = before.stream()
                .map(one -> one.id().equals(id) ? one.endingAt(end) : one)
                .toList();
        return impact(rate, end, before, after, null, null);
    }

    private RateId newId() {
        return new RateId(ids.next());
    }

    private static List<Rate> withdrawn(Rate rate, List<Rate> there) {
        return there.stream()
                .filter(one -> !one.id().equals(rate.id()))
                .map(one -> Overlaps.sameSelector(one, rate) && rate.validFrom().equals(one.validTo())
                        ? one.until(rate.validTo())
                        : one)
                .toList();
    }

    /** The first instant from which on the rate asks nothing more of the hour: where two books are compared. */
    private static Instant hit(Rate rate, Instant from) {
        CalendarWindow window = rate.window();
        return window == null
                ? from
                : Stream.iterate(from, at -> at.isBefore(from.plus(A_WEEK)), at -> at.plus(STEP))
                        .filter(window::contains)
                        .findFirst()
                        .orElse(from);
    }

    private PriceImpact impact(
            Rate changed,
            Instant effective,
            List<Rate> before,
            List<Rate> after,
            @Nullable Rate replaced,
            @Nullable Rate resumed) {
        KnownTiers known = tiers.getIfAvailable();
        List<TierDiscount> discounts = known == null ? List.of() : known.discounts();
        var comparison = new Comparison(
                PriceBook.of(catalog, comparable(before, changed), discounts),
                PriceBook.of(catalog, comparable(after, changed), discounts),
                known,
                changed,
                hit(changed, effective),
                after.stream()
                        .filter(rate -> !isComparable(rate, changed)
                                && (rate.validTo() == null || rate.validTo().isAfter(effective)))
                        .toList());
        PinnedPrice was = comparison.was.pin(comparison.ordinary());
        PinnedPrice will = comparison.will.pin(comparison.ordinary());
        return new PriceImpact(
                changed,
                effective,
                comparison.rate(was, changed.meter()),
                comparison.rate(will, changed.meter()),
                replaced,
                resumed,
                was != null && will == null,
                changed.window() == null && changed.band() == null,
                touched(comparison));
    }

    /** Prices of hours and lengths that the changed one does not name would hide it at one instant and not at another. */
    private static List<Rate> comparable(List<Rate> rates, Rate changed) {
        return rates.stream().filter(rate -> isComparable(rate, changed)).toList();
    }

    private static boolean isComparable(Rate rate, Rate changed) {
        return (rate.window() == null || rate.window().equals(changed.window()))
                && (rate.band() == null || rate.band().equals(changed.band()));
    }

    private List<Touched> touched(Comparison comparison) {
        KnownUse known = use.getIfAvailable();
        if (known == null) {
            return List.of();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<OrganisationId, List<ModelUse>> byCustomer = new LinkedHashMap<>();
        uses.get(comparison.changed.model(), model -> known.ofModel(model, today.minusDays(DAYS - 1L), today))
                .forEach(one -> byCustomer
                        .computeIfAbsent(one.organisation(), _ -> new ArrayList<>())
                        .add(one));
        var touched = new ArrayList<Touched>();
        byCustomer.forEach((id, lines) -> {
            Touched one = comparison.of(id, lines);
            if (one != null) {
                touched.add(one);
            }
        });
        touched.sort(Touched.GREATEST_FIRST);
        return touched;
    }

    /**
     * The present prices of a model beside those with the change.
     *
     * @param special prices of hours and lengths, which are in neither book
     */
    private record Comparison(
            PriceBook was, PriceBook will, @Nullable KnownTiers tiers, Rate changed, Instant at, List<Rate> special) {

        /** A request of those whom the rate is for. Whoever has no contract stands for the list. */
        PricingContext ordinary() {
            OrganisationId contract = changed.organisation();
            String tier = contract == null || tiers == null ? changed.tier() : tiers.nameOfTierOf(contract);
            return context(
                    contract == null ? new OrganisationId(changed.id().value()) : contract,
                    changed.currency(),
                    tier,
                    changed.serviceClass() == null ? ORDINARY_CLASS : changed.serviceClass());
        }

        long promptTokens() {
            RateBand band = changed.band();
            return band == null ? ORDINARY_PROMPT : Math.max(band.min(), ORDINARY_PROMPT);
        }

        /** Null when nothing changes for the customer. */
        @Nullable
        Touched of(OrganisationId customer, List<ModelUse> lines) {
            String currency = lines.getFirst().currency();
            String tier = tiers == null ? null : tiers.nameOfTierOf(customer);
            boolean changes = false;
            boolean calculable = changed.window() == null && changed.band() == null;
            boolean pricedAfter = true;
            boolean pricedBefore = true;
            BigDecimal charged = BigDecimal.ZERO;
            BigDecimal without = BigDecimal.ZERO;
            BigDecimal would = BigDecimal.ZERO;
            for (ModelUse line : lines) {
                charged = charged.add(line.amount());
                PricingContext context = context(customer, currency, tier, line.serviceClass());
                Rate before = rate(was.pin(context), line.meter());
                Rate after = rate(will.pin(context), line.meter());
                if (Objects.equals(id(before), id(after))) {
                    without = without.add(line.amount());
                    would = would.add(line.amount());
                } else {
                    changes = true;
                    calculable &= !isSpecial(customer, line);
                    pricedAfter &= after != null;
                    pricedBefore &= before != null;
                    without = before == null ? without : without.add(before.amount(line.quantity()));
                    would = after == null ? would : would.add(after.amount(line.quantity()));
                }
            }
            if (beginsToCount(customer, currency, tier, lines)) {
                changes = true;
                calculable = false;
            }
            return changes
                    ? new Touched(
                            customer,
                            lines.getFirst().name(),
                            currency,
                            charged,
                            calculable && pricedBefore ? without : null,
                            calculable && pricedAfter ? would : null)
                    : null;
        }

        /** Whether the change is for something of which nobody has counted yet how much there is. */
        private boolean beginsToCount(
                OrganisationId customer, String currency, @Nullable String tier, List<ModelUse> lines) {
            if (!changed.meter().countsText() || lines.stream().anyMatch(line -> line.meter() == changed.meter())) {
                return false;
            }
            String serviceClass = changed.serviceClass();
            PricingContext context =
                    context(customer, currency, tier, serviceClass == null ? ORDINARY_CLASS : serviceClass);
            return !Objects.equals(
                    id(rate(was.pin(context), changed.meter())), id(rate(will.pin(context), changed.meter())));
        }

        /** Whether a part of the use may have been charged by a price of hours or lengths. */
        private boolean isSpecial(OrganisationId customer, ModelUse line) {
            return special.stream()
                    .anyMatch(rate -> rate.meter() == line.meter()
                            && (rate.organisation() == null
                                    || rate.organisation().equals(customer)));
        }

        private @Nullable Rate rate(@Nullable PinnedPrice price, Meter meter) {
            return price == null || !price.charges(meter) ? null : price.rate(meter, promptTokens());
        }

        private PricingContext context(
                OrganisationId organisation, String currency, @Nullable String tier, String serviceClass) {
            return new PricingContext(changed.model(), organisation, currency, tier, serviceClass, at);
        }

        private static @Nullable RateId id(@Nullable Rate rate) {
            return rate == null ? null : rate.id();
        }
    }
}
