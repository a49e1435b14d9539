package io.lapilli.operator.today;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.health.DeploymentHealth;
import io.lapilli.catalog.health.DeploymentHealths;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.operator.Desk;
import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.usage.forecast.DailyTotals;
import io.lapilli.usage.forecast.RecentUse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Reads the seller's day, once for all who look at it: what flows at most twice a second, the day every few seconds.
 * Each costs a handful of queries over rollups, however many customers there are; what flows right now is read from the
 * last minute's requests.
 */
@Component
class DayReader {

    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int MOST_CUSTOMERS = 6;
    private static final Duration HALF_A_SECOND = Duration.ofMillis(400);
    private static final Duration SECONDS = Duration.ofSeconds(4);

    private final FlowStore store;
    private final FlowQuarters quarters;
    private final PriceEffects effects;
    private final DeploymentHealths healths;
    private final Catalog catalog;
    private final DailyTotals totals;
    private final OrganisationDirectory organisations;
    private final Desk desk;
    private final Clock clock;
    private final Remembered<Live> live;
    private final Remembered<DaySoFar> day;

    DayReader(
            FlowStore store,
            FlowQuarters quarters,
            PriceEffects effects,
            DeploymentHealths healths,
            Catalog catalog,
            DailyTotals totals,
            OrganisationDirectory organisations,
            Desk desk,
            Clock clock) {
        this.store = store;
        this.quarters = quarters;
        this.effects = effects;
        this.healths = healths;
        this.catalog = catalog;
        this.totals = totals;
        this.organisations = organisations;
        this.desk = desk;
        this.clock = clock;
        this.live = new Remembered<>(HALF_A_SECOND, clock, this::readLive);
        this.day = new Remembered<>(SECONDS, clock, this::readDay);
    }

    Live live() {
        desk.requireStaff();
        return live.get();
    }

    DaySoFar day() {
        desk.requireStaff();
        return day.get();
    }

    private ZoneId zone() {
        return organisations.operator().timeZone();
    }

    private Live readLive() {
        Instant now = clock.instant();
        Instant dayBefore = FlowQuarters.start(now.atZone(zone()).minusDays(1).toInstant());
        return new Live(
                now,
                store.window(now.minus(WINDOW), now),
                quarters.sinceYesterday(zone()).getOrDefault(dayBefore, Flow.NONE),
                effects.at(now).orElse(null),
                deployments());
    }

    private List<DeploymentLine> deployments() {
        Map<DeploymentId, DeploymentHealth> lastHour = healths.lastHour();
        return catalog.models().stream()
                .flatMap(model -> lines(model, lastHour).stream())
                .filter(DeploymentLine::tells)
                .sorted(DeploymentLine.TROUBLED_FIRST)
                .toList();
    }

    private List<DeploymentLine> lines(Model model, Map<DeploymentId, DeploymentHealth> lastHour) {
        return model.deployments().stream()
                .map(one -> new DeploymentLine(
                        model,
                        one,
                        catalog.upstream(one.upstream()).name(),
                        lastHour.getOrDefault(one.id(), DeploymentHealth.UNKNOWN)))
                .toList();
    }

    private DaySoFar readDay() {
        Instant now = clock.instant();
        NavigableMap<Instant, Flow> flows = quarters.sinceYesterday(zone());
        return new DaySoFar(now, zone(), flows, top(now));
    }

    private List<TopCustomer> top(Instant now) {
        List<Organisation> customers =
                organisations.all().stream().filter(one -> !one.operator()).toList();
        Map<OrganisationId, RecentUse> use =
                totals.of(customers.stream().map(Organisation::id).toList(), now);
        long all = use.values().stream().mapToLong(one -> one.tokens(1)).sum();
        return customers.stream()
                .map(one -> top(one, Objects.requireNonNull(use.get(one.id())), all))
                .filter(one -> one.tokens() > 0)
                .sorted(Comparator.comparingLong(TopCustomer::tokens)
                        .reversed()
                        .thenComparing(one -> one.customer().id().value()))
                .limit(MOST_CUSTOMERS)
                .toList();
    }

    private static TopCustomer top(Organisation customer, RecentUse use, long all) {
        return new TopCustomer(
                customer, use.tokens(1), use.amountSince(use.today()), all == 0 ? 0 : (double) use.tokens(1) / all);
    }
}
