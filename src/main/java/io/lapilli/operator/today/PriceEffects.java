package io.lapilli.operator.today;

import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.operator.Desk;
import io.lapilli.pricing.PriceBook;
import io.lapilli.pricing.PriceMove;
import io.lapilli.pricing.PricingContext;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.OrganisationId;
import io.lapilli.usage.forecast.DailyTotals;
import io.lapilli.usage.forecast.RecentUse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What came of price changes: for all customers together from the list prices, for each from these and its contract. That a
 * tier gives a discount is no price change: it follows the use, not the other way round. Which models are used, and whole days, are
 * remembered for ten minutes, models of days that are over for a day. Thread-safe.
 */
@Component
class PriceEffects {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final FlowStore store;
    private final DailyTotals totals;
    private final PriceBook prices;
    private final OrganisationDirectory organisations;
    private final LapilliSettings settings;
    private final Desk desk;
    private final Clock clock;
    private final Remembered<Map<OrganisationId, Set<String>>> models;
    private final Remembered<List<Growth>> growth;
    private @Nullable Effect known;
    private volatile @Nullable Past past;

    PriceEffects(
            FlowStore store,
            DailyTotals totals,
            PriceBook prices,
            OrganisationDirectory organisations,
            LapilliSettings settings,
            Desk desk,
            Clock clock) {
        this.store = store;
        this.totals = totals;
        this.prices = prices;
        this.organisations = organisations;
        this.settings = settings;
        this.desk = desk;
        this.clock = clock;
        this.models = new Remembered<>(REMEMBERED, clock, this::readModels);
        this.growth = new Remembered<>(REMEMBERED, clock, this::readGrowth);
    }

    /** Models of days that are over everywhere, which are read once a day. */
    private record Past(LocalDate end, Map<OrganisationId, Set<String>> models) {}

    private record Effect(Changed change, Instant quarter, PriceEffect effect) {}

    private record Changed(String model, PriceMove move) {}

    /** Of the last change of a list price among the models in use. */
    Optional<PriceEffect> at(Instant now) {
        Organisation operator = organisations.operator();
        Set<String> used = models.get().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return last(operator.id(), settings.currency(), used, now)
                .map(change -> effect(change, operator.timeZone(), now));
    }

    private synchronized PriceEffect effect(Changed change, ZoneId zone, Instant now) {
        Instant quarter = FlowQuarters.start(now);
        Effect before = known;
        if (before == null
                || !before.change().equals(change)
                || !before.quarter().equals(quarter)) {
            before = new Effect(
                    change, quarter, new PriceEffect(change.model(), change.move(), before(change, zone, quarter)));
            known = before;
        }
        return before.effect();
    }

    /** What flowed at this time of day on the days before. */
    private long before(Changed change, ZoneId zone, Instant quarter) {
        LocalDate since = LocalDate.ofInstant(change.move().at(), zone);
        LocalTime time = LocalTime.ofInstant(quarter, zone);
        List<Instant> starts = IntStream.rangeClosed(1, PriceEffect.DAYS)
                .mapToObj(day -> since.minusDays(day).atTime(time).atZone(zone).toInstant())
                .toList();
        return store.quarters(starts).values().stream().mapToLong(Flow::tokens).sum();
    }

    /** One for each customer that used something of late or before its price changed, in no order. */
    List<Growth> growth() {
        desk.requireStaff();
        return growth.get();
    }

    private List<Growth> readGrowth() {
        Instant now = clock.instant();
        Map<OrganisationId, Set<String>> used = models.get();
        List<Organisation> customers = organisations.all().stream()
                .filter(one -> !one.operator() && used.containsKey(one.id()))
                .toList();
        Map<OrganisationId, RecentUse> use =
                totals.of(customers.stream().map(Organisation::id).toList(), now);
        return customers.stream()
                .map(one -> growth(
                        one, used.getOrDefault(one.id(), Set.of()), Objects.requireNonNull(use.get(one.id())), now))
                .toList();
    }

    private Growth growth(Organisation customer, Set<String> used, RecentUse use, Instant now) {
        Changed change = last(customer.id(), customer.currency().getCurrencyCode(), used, now)
                .orElse(null);
        return Growth.of(customer, change == null ? null : change.model(), change == null ? null : change.move(), use);
    }

    private Optional<Changed> last(OrganisationId organisation, String currency, Collection<String> used, Instant now) {
        return used.stream()
                .sorted()
                .flatMap(
                        model -> prices.moves(new PricingContext(model, organisation, currency, null, "", now)).stream()
                                .map(move -> new Changed(model, move)))
                .filter(change -> !change.move().at().isAfter(now))
                .max(Comparator.comparing(change -> change.move().at()));
    }

    /** Of the longest time a change may lie back: who stopped since is a customer to be told of as well. */
    private Map<OrganisationId, Set<String>> readModels() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate live = today.minusDays(2);
        Past over = past;
        if (over == null || !over.end().equals(live)) {
            over = new Past(live, store.models(today.minusDays(Growth.COURSE), live));
            past = over;
        }
        var models = new HashMap<OrganisationId, Set<String>>();
        for (Map<OrganisationId, Set<String>> some : List.of(over.models(), store.models(live, today.plusDays(2)))) {
            some.forEach((organisation, its) ->
                    models.computeIfAbsent(organisation, _ -> new TreeSet<>()).addAll(its));
        }
        return models;
    }
}
