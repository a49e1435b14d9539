package io.lapilli.demo;

import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.KeyKind;
import io.lapilli.apikey.KeyQuery;
import io.lapilli.budget.DemoBudgets;
import io.lapilli.budget.DemoWallet;
import io.lapilli.catalog.health.DeploymentWatch;
import io.lapilli.identity.Actor;
import io.lapilli.identity.Billing;
import io.lapilli.identity.DemoAccounts.DemoAccount;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.Organisations;
import io.lapilli.identity.Users;
import io.lapilli.pricing.DemoCatalog;
import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.tier.DemoClimb;
import io.lapilli.tier.DemoTiers;
import io.lapilli.usage.RequestLog;
import io.lapilli.usage.RequestRecord;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageEvent;
import io.lapilli.usage.UsageFilter;
import io.lapilli.usage.UsageHistory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The demo data as a whole. It is made once, in a database with nobody in it but the seller; a portal that others use is
 * never touched. What it makes depends on the instant it is made at, and on nothing else.
 */
@Service
public class DemoData {

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration WHOLE = Duration.ofDays(10_000);

    /** After so long without a request the past is continued; less is a restart, and what was is all there was. */
    private static final Duration GAP = Duration.ofHours(12);

    /** What is told of deployments is told of the last hour. */
    private static final Duration WATCHED = Duration.ofHours(2);

    /** In thirty days: the largest customer is about to reach it, the car maker is one below, the bank at the bottom. */
    private static final long TOP_TIER_TOKENS = 1_300_000_000;

    private static final BigDecimal TOP_TIER_PAID = new BigDecimal("50000");

    private final DemoWorld world;
    private final DemoHistory history;
    private final DemoRows rows;
    private final DemoCatalog catalog;
    private final Organisations organisations;
    private final Users users;
    private final ApiKeys keys;
    private final DemoTiers tiers;
    private final DemoBudgets budgets;
    private final DemoWallet wallet;
    private final UsageHistory ledger;
    private final DeploymentWatch watch;
    private final RequestLog requests;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoData(
            DemoWorld world,
            DemoHistory history,
            DemoRows rows,
            DemoCatalog catalog,
            Organisations organisations,
            Users users,
            ApiKeys keys,
            DemoTiers tiers,
            DemoBudgets budgets,
            DemoWallet wallet,
            UsageHistory ledger,
            DeploymentWatch watch,
            RequestLog requests,
            TransactionTemplate transaction,
            Clock clock) {
        this.world = world;
        this.history = history;
        this.rows = rows;
        this.catalog = catalog;
        this.organisations = organisations;
        this.users = users;
        this.keys = keys;
        this.tiers = tiers;
        this.budgets = budgets;
        this.wallet = wallet;
        this.ledger = ledger;
        this.watch = watch;
        this.requests = requests;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Makes the demo where the database is empty, finishes it where making it was interrupted, and continues its usage
     * where the portal was off for more than half a day. Several nodes may do so at once.
     */
    public void seed() {
        seed(WHOLE);
    }

    /** @param longest how far the past reaches back at most */
    void seed(Duration longest) {
        Instant now = clock.instant();
        try {
            if (world.isEmpty()) {
                catalog.seed(now);
                world.make(longest, now);
            }
            if (fill(now)) {
                log.info(
                        "Demo data is ready in {} ms",
                        Duration.between(now, clock.instant()).toMillis());
            }
        } catch (AlreadyExistsException | DuplicateKeyException anotherNodeDid) {
            log.info("Another node makes the demo data");
        }
    }

    /** Only the demo's own: an organisation of that name with somebody of the demo in it. */
    private Optional<Organisation> organisation(Customer customer) {
        return users.findByEmail(customer.people().getFirst().email())
                .flatMap(_ -> organisations.findByName(customer.name()));
    }

    /** Whether there was anything to make up: all of it or nothing. */
    private boolean fill(Instant now) {
        Map<Customer, Organisation> present = new LinkedHashMap<>();
        Map<OrganisationId, Instant> last = new HashMap<>();
        for (Customer customer : DemoCustomers.ALL) {
            organisation(customer).ifPresent(organisation -> {
                present.put(customer, organisation);
                last(organisation, now).ifPresent(at -> last.put(organisation.id(), at));
            });
        }
        if (last.values().stream().anyMatch(at -> !at.plus(GAP).isBefore(now))) {
            return false;
        }
        boolean first = last.isEmpty() && !present.isEmpty();
        if (first) {
            tiers.make(now, TOP_TIER_TOKENS, TOP_TIER_PAID);
        }
        List<Past> pasts = present.entrySet().parallelStream()
                .map(each -> past(
                        each.getKey(), each.getValue(), last.get(each.getValue().id()), first, now))
                .toList();
        List<Settled> settled = pasts.stream()
                .flatMap(past -> past.settled().stream())
                .sorted(Comparator.comparing(each -> each.request().admittedAt()))
                .toList();
        if (settled.isEmpty()) {
            return false;
        }
        transaction.executeWithoutResult(_ -> {
            ledger.append(settled);
            lastUsed(settled);
            money(present.values(), settled, first ? now : null);
            pasts.forEach(past -> tiers.enter(past.climb(), now));
        });
        settled.stream()
                .map(Settled::request)
                .filter(request -> request.admittedAt().isAfter(now.minus(WATCHED)))
                .forEach(this::watched);
        return true;
    }

    /** As the gateway would have seen the calls of the last hours. */
    private void watched(RequestRecord request) {
        DeploymentId deployment = request.deployment();
        if (deployment != null && request.status() >= 500) {
            watch.failed(deployment, request.admittedAt(), String.valueOf(request.code()));
        } else if (deployment != null) {
            Integer first = request.firstTokenMillis();
            watch.answered(deployment, request.admittedAt(), first == null ? -1 : first);
        }
    }

    /** @param first when all of the past was made just now; null when a part of it was added */
    private void money(Collection<Organisation> customers, List<Settled> settled, @Nullable Instant first) {
        Map<OrganisationId, List<UsageEvent>> events = settled.stream()
                .<@Nullable UsageEvent>map(Settled::event)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(UsageEvent::organisation));
        for (Organisation customer : customers) {
            List<UsageEvent> its = events.getOrDefault(customer.id(), List.of());
            if (customer.billing() == Billing.PREPAID) {
                wallet.payIn(customer.id(), customer.timeZone(), its);
            }
            if (first != null) {
                List<DemoBudgets.Wish> wishes = DemoLimits.of(customer, world.keys(customer.id()), first);
                budgets.seed(customer.id(), customer.timeZone(), first, wishes, its);
            }
        }
    }

    private record Past(DemoClimb climb, List<Settled> settled) {}

    /**
     * @param known when its last request was; null when it had none
     * @param first whether nobody has a past yet
     */
    private Past past(
            Customer customer, Organisation organisation, @Nullable Instant known, boolean first, Instant now) {
        DemoClimb climb = first ? tiers.climb(organisation) : tiers.stay(organisation);
        Instant from = known == null
                ? organisation.createdAt()
                : known.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        Map<String, DemoKey> keys = world.keys(organisation.id());
        return new Past(climb, history.between(customer, organisation, keys, from, now, climb));
    }

    /**
     * What the customers ask in the hour that begins then, the earliest first: what a past that was made up later would
     * say of it, without what fails. Keys that are gone ask nothing, and the known key is left to whoever tries it.
     *
     * @param hour the first instant of one
     */
    public List<DemoCall> coming(Instant hour) {
        return DemoCustomers.ALL.stream()
                .flatMap(customer -> organisation(customer).stream()
                        .flatMap(organisation -> coming(customer, organisation, hour).stream()))
                .sorted(Comparator.comparing(DemoCall::at))
                .toList();
    }

    private List<DemoCall> coming(Customer customer, Organisation organisation, Instant hour) {
        Map<String, DemoKey> used = new HashMap<>(world.keys(organisation.id()));
        used.remove(DemoCustomers.KNOWN_KEY);
        var calls = new ArrayList<DemoCall>();
        for (Settled settled : history.between(customer, organisation, used, hour, hour.plus(1, ChronoUnit.HOURS))) {
            UsageEvent event = settled.event();
            if (event != null && !event.estimated()) {
                calls.add(DemoCall.of(settled, event));
            }
        }
        return calls;
    }

    /** When the organisation's last request was, if it had one. */
    private Optional<Instant> last(Organisation organisation, Instant now) {
        var all = new RequestLog.Filter(
                UsageFilter.NONE, organisation.createdAt(), now.plus(1, ChronoUnit.DAYS), false, null);
        return requests.page(organisation.id(), all, null, 1).items().stream()
                .findFirst()
                .map(last -> last.request().admittedAt());
    }

    private void lastUsed(List<Settled> settled) {
        Map<KeyId, Instant> last = new HashMap<>();
        settled.forEach(each -> last.put(each.request().key(), each.request().admittedAt()));
        last.forEach(rows::lastUsed);
    }

    /** Those that can sign in. */
    public List<DemoAccount> accounts() {
        return DemoPeople.all().stream()
                .filter(DemoPeople.Person::signsIn)
                .filter(person -> users.findByEmail(person.email())
                        .filter(user -> !user.disabled())
                        .isPresent())
                .map(person -> new DemoAccount(person.purposeKey(), person.name(), person.email(), DemoPeople.PASSWORD))
                .toList();
    }

    /** The secret that everybody knows, while it can be used. */
    public Optional<String> knownSecret() {
        return knownKey().map(_ -> DemoCustomers.KNOWN_SECRET);
    }

    private Optional<ApiKey> knownKey() {
        return organisation(LargeCustomers.MORI)
                .flatMap(mori -> keys.list(mori.id(), KeyQuery.of(KeyKind.PROJECT, null, 100)).items().stream()
                        .filter(key -> key.name().equals(DemoCustomers.KNOWN_KEY))
                        .filter(key -> DemoCustomers.KNOWN_SECRET.endsWith(key.last4()))
                        .findFirst());
    }

    /**
     * Ends a demo in a portal that is to be used in earnest: no known password and no known key works any more. The
     * invented customers stay, for whoever wants to look at them.
     */
    public void end() {
        List<String> emails =
                DemoPeople.all().stream().map(DemoPeople.Person::email).toList();
        if (rows.anyOpen(emails)) {
            transaction.executeWithoutResult(_ -> {
                knownKey().ifPresent(key -> keys.revoke(Actor.INSTALLATION, key.organisation(), key.id()));
                rows.close(emails, clock.instant());
            });
            log.warn("The demo is off: its accounts are closed and its key is revoked");
        }
    }
}
