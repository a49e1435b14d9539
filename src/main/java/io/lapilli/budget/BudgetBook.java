package io.lapilli.budget;

import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.metering.Ledger;
import io.lapilli.shared.Changes;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RequestId;
import io.lapilli.usage.UsageEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Every budget and every wallet in memory, with what is used and held: what the data plane asks, which reads no
 * database. Built from the rollups when the journal has been replayed; from then on it counts what ends here. A change
 * is seen as soon as it is committed.
 */
@Component
class BudgetBook implements TallySource {

    /** The topic of budgets, groups and of what was paid in. */
    static final String TOPIC = "budgets";

    private static final Logger log = LoggerFactory.getLogger(BudgetBook.class);
    private static final Duration LONGEST_PERIOD = Duration.ofDays(32);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Held while usage is written and committed, and while a new tally reads how much there was. */
    final ReentrantLock recording = new ReentrantLock();

    private final BudgetStore store;
    private final WalletStore wallets;
    private final KeySums.Reader sums;
    private final OrganisationDirectory organisations;
    private final Ledger ledger;
    private final Ends ends;
    private final UnderWay underWay;
    private final Clock clock;
    private final Map<OrganisationId, Returns> returns = new ConcurrentHashMap<>();
    private volatile @Nullable Map<OrganisationId, OrganisationTallies> book;

    BudgetBook(
            BudgetStore store,
            WalletStore wallets,
            KeySums.Reader sums,
            OrganisationDirectory organisations,
            Ledger ledger,
            Ends ends,
            UnderWay underWay,
            Changes changes,
            Clock clock) {
        this.store = store;
        this.wallets = wallets;
        this.sums = sums;
        this.organisations = organisations;
        this.ledger = ledger;
        this.ends = ends;
        this.underWay = underWay;
        this.clock = clock;
        changes.on(TOPIC, this::reload);
        changes.on("identity", this::reload);
    }

    /** Builds it. To be called once the journal has been replayed, and before anything else writes usage. */
    void start() {
        load();
    }

    @Override
    public @Nullable OrganisationTallies find(OrganisationId organisation) {
        var all = book;
        if (all == null) {
            throw new BudgetsNotReady();
        }
        return all.get(organisation);
    }

    /** Those that have budgets or a wallet in use. Empty before the start. */
    Set<OrganisationId> known() {
        var all = book;
        return all == null ? Set.of() : all.keySet();
    }

    /** Usage was committed. */
    void recorded(List<UsageEvent> events) {
        var all = book;
        if (all == null) {
            return;
        }
        for (UsageEvent event : events) {
            OrganisationTallies tallies = all.get(event.organisation());
            if (tallies == null) {
                continue;
            }
            for (Tally tally : tallies.of(event.project(), event.key())) {
                if (tally.limit().budget() != null || tallies.paysInAdvance(event.occurredAt())) {
                    tally.recorded(
                            event.id(),
                            event.occurredAt(),
                            tally.measure(event.charge().total(), event.tokens()));
                }
            }
        }
    }

    /** Waits until what ended before is counted everywhere; false when the database is late. */
    boolean settled(Duration timeout) {
        return ledger.awaitTakenIn(timeout);
    }

    private void reload() {
        if (book != null) {
            load();
        }
    }

    /** One at a time, so that an older state can't be written over a newer. */
    private synchronized void load() {
        List<Budget> budgets = store.all();
        List<BudgetStore.GroupKey> groups = store.groupKeys();
        var fresh = new ArrayList<Tally>();
        recording.lock();
        try {
            boolean first = book == null;
            var loading = new Loading(budgets, groups, wallets.purses(), fresh);
            Map<OrganisationId, OrganisationTallies> loaded = loading.load();
            if (!first) {
                fresh.forEach(Tally::begin);
            }
            book = loaded;
            if (first) {
                fresh.clear();
                Map<UUID, Instant> refusing = store.refusing();
                loaded.forEach((organisation, tallies) -> tallies.all().forEach(tally -> {
                    Instant period = refusing.get(tally.holder(organisation));
                    if (period != null) {
                        tally.refused(period);
                    }
                }));
            }
        } finally {
            recording.unlock();
        }
        underWay.each(hold -> hold.meet(find(hold.organisation())));
        returns.values().forEach(Returns::happened);
        if (!fresh.isEmpty()) {
            Set<RequestId> underWay = ends.now();
            Thread.ofVirtual().name("budget-completion").start(() -> complete(fresh, underWay));
        }
    }

    private void complete(List<Tally> fresh, Set<RequestId> underWay) {
        ends.await(underWay);
        while (!ledger.awaitTakenIn(PATIENCE)) {
            log.warn("The database is late; new budgets wait to know what was used before them");
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        fresh.forEach(Tally::complete);
    }

    /** One reading of everything. */
    private final class Loading {

        private final Instant at = clock.instant();
        private final Map<OrganisationId, List<Budget>> budgets;
        private final Map<OrganisationId, List<BudgetStore.GroupKey>> groups;
        private final Map<OrganisationId, WalletStore.Purse> purses;
        private final Collection<Tally> fresh;
        private final Map<OrganisationId, OrganisationTallies> before;

        Loading(
                List<Budget> budgets,
                List<BudgetStore.GroupKey> groups,
                List<WalletStore.Purse> purses,
                Collection<Tally> fresh) {
            this.budgets = budgets.stream().collect(Collectors.groupingBy(Budget::organisation));
            this.groups = groups.stream().collect(Collectors.groupingBy(BudgetStore.GroupKey::organisation));
            this.purses =
                    purses.stream().collect(Collectors.toMap(WalletStore.Purse::organisation, Function.identity()));
            this.fresh = fresh;
            var there = book;
            this.before = there == null ? Map.of() : there;
        }

        Map<OrganisationId, OrganisationTallies> load() {
            var ids = new HashSet<>(budgets.keySet());
            ids.addAll(purses.keySet());
            var all = new HashMap<OrganisationId, OrganisationTallies>();
            for (OrganisationId id : ids) {
                Organisation organisation = organisations.find(id);
                if (organisation != null) {
                    all.put(id, tallies(id, organisation.timeZone()));
                }
            }
            Map<io.lapilli.shared.BudgetId, Tally> byBudget = new HashMap<>();
            all.values().forEach(tallies -> byBudget.putAll(tallies.byBudget()));
            for (BudgetAlert alert : store.alertsSince(at.minus(LONGEST_PERIOD))) {
                Tally tally = byBudget.get(alert.budget());
                if (tally != null) {
                    tally.known(alert);
                }
            }
            return Map.copyOf(all);
        }

        private OrganisationTallies tallies(OrganisationId id, ZoneId zone) {
            OrganisationTallies were = before.get(id);
            Map<String, Set<KeyId>> keys = groups.getOrDefault(id, List.of()).stream()
                    .collect(Collectors.groupingBy(
                            BudgetStore.GroupKey::group,
                            Collectors.mapping(BudgetStore.GroupKey::key, Collectors.toUnmodifiableSet())));
            var its = returns.computeIfAbsent(id, _ -> new Returns());
            KeySums keySums = sums.of(id, zone, at);
            var made = new OrganisationTallies(its, null, List.of(), keys);
            var list = new ArrayList<Tally>();
            Map<io.lapilli.shared.BudgetId, Tally> known = were == null ? Map.of() : were.byBudget();
            for (Budget budget : budgets.getOrDefault(id, List.of())) {
                list.add(tally(budget, zone, known.get(budget.id()), keySums, made));
            }
            WalletStore.Purse purse = purses.get(id);
            return new OrganisationTallies(
                    its, purse == null ? null : purse(purse, were == null ? null : were.purse), list, keys);
        }

        private Tally tally(
                Budget budget, ZoneId zone, @Nullable Tally known, KeySums used, OrganisationTallies membership) {
            BudgetTerms terms = budget.terms();
            var kind = new Tally.Kind(budget.scope(), terms.limit().ofMoney(), terms.period(), zone);
            var limit = new Tally.Limit(budget, terms.limit().value(), terms.mode() == BudgetMode.HARD);
            if (known != null && known.kind.equals(kind)) {
                known.change(limit);
                return known;
            }
            var tally = new Tally(kind, limit, at, used.used(kind, membership));
            fresh.add(tally);
            return tally;
        }

        private OrganisationTallies.Purse purse(WalletStore.Purse row, OrganisationTallies.@Nullable Purse known) {
            var limit = new Tally.Limit(null, row.in(), true);
            if (known != null && known.since().equals(row.since())) {
                known.tally().change(limit);
                return known;
            }
            var kind = new Tally.Kind(new BudgetScope.Whole(), true, BudgetPeriod.LIFETIME, ZoneId.of("UTC"));
            var tally = new Tally(kind, limit, at, row.charged());
            fresh.add(tally);
            return new OrganisationTallies.Purse(tally, row.since());
        }
    }
}
