package io.lapilli.operator.customers;

import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.KeyKind;
import io.lapilli.apikey.KeyQuery;
import io.lapilli.identity.Invitations;
import io.lapilli.identity.Members;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationNote;
import io.lapilli.identity.Organisations;
import io.lapilli.identity.Users;
import io.lapilli.operator.Desk;
import io.lapilli.pricing.RateFilter;
import io.lapilli.pricing.Rates;
import io.lapilli.project.Projects;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.Slice;
import io.lapilli.shared.UserId;
import io.lapilli.tier.TierAssignment;
import io.lapilli.tier.TierDirectory;
import io.lapilli.tier.TierProgresses;
import io.lapilli.usage.RequestLog;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageFilter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads what is told of one customer: a dozen queries, however large it is. For staff only. */
@Component
class StoryReader {

    static final int PEOPLE = 50;
    static final int PROJECTS = 50;
    static final int KEYS = 25;
    static final int REQUESTS = 10;

    private static final int CONTRACT = 100;
    private static final int INVITATIONS = 200;
    private static final int NOTES = 50;
    private static final Duration LOG_REACHES = Duration.ofDays(90);

    private final CustomerList customers;
    private final TierProgresses progresses;
    private final TierDirectory tiers;
    private final Rates rates;
    private final Members members;
    private final Invitations invitations;
    private final Projects projects;
    private final ApiKeys keys;
    private final Organisations organisations;
    private final Users users;
    private final RequestLog log;
    private final Desk desk;
    private final Clock clock;

    StoryReader(
            CustomerList customers,
            TierProgresses progresses,
            TierDirectory tiers,
            Rates rates,
            Members members,
            Invitations invitations,
            Projects projects,
            ApiKeys keys,
            Organisations organisations,
            Users users,
            RequestLog log,
            Desk desk,
            Clock clock) {
        this.customers = customers;
        this.progresses = progresses;
        this.tiers = tiers;
        this.rates = rates;
        this.members = members;
        this.invitations = invitations;
        this.projects = projects;
        this.keys = keys;
        this.organisations = organisations;
        this.users = users;
        this.log = log;
        this.desk = desk;
        this.clock = clock;
    }

    /** @throws io.lapilli.shared.NotFoundException when there is no such customer */
    CustomerStory read(OrganisationId id) {
        CustomerRow row = customers.one(id);
        Instant now = clock.instant();
        List<OrganisationNote> notes = organisations.notes(id, NOTES);
        List<TierAssignment> history = tiers.history(id);
        return new CustomerStory(
                row,
                progresses.of(id),
                rates.search(new RateFilter(null, id, null, RateFilter.Time.ANY), 0, CONTRACT),
                members.list(id, null, PEOPLE),
                invitations.list(id, null, INVITATIONS).items().stream()
                        .filter(link -> link.open(now))
                        .toList(),
                projects.list(id, true, null, PROJECTS),
                keys.list(id, new KeyQuery(KeyKind.PROJECT, null, true, true, null, KEYS)),
                notes,
                named(history),
                users.names(people(notes, history)));
    }

    private Map<TierAssignment, String> named(List<TierAssignment> history) {
        var named = new LinkedHashMap<TierAssignment, String>();
        history.forEach(one ->
                named.put(one, one.tier() == null ? "" : tiers.known(one.tier()).name()));
        return named;
    }

    private static Set<UserId> people(List<OrganisationNote> notes, List<TierAssignment> history) {
        var people = new HashSet<UserId>();
        notes.stream().map(OrganisationNote::by).filter(Objects::nonNull).forEach(people::add);
        history.stream().map(TierAssignment::user).filter(Objects::nonNull).forEach(people::add);
        return people;
    }

    /** A request with the key that made it. @param key its name and its tail */
    record Logged(Settled settled, String key) {}

    /** The newest ones. */
    Slice<Logged> requests(Organisation customer, boolean failures) {
        desk.requireStaff();
        Instant now = clock.instant();
        Slice<Settled> page = log.page(
                customer.id(),
                new RequestLog.Filter(
                        UsageFilter.NONE, now.minus(LOG_REACHES), now.plus(Duration.ofMinutes(1)), failures, null),
                null,
                REQUESTS);
        Map<KeyId, ApiKey> known = keys.find(
                customer.id(),
                page.items().stream().map(one -> one.request().key()).collect(Collectors.toSet()));
        return page.map(one -> {
            ApiKey key = known.get(one.request().key());
            return new Logged(one, key == null ? "–" : key.name() + " …" + key.last4());
        });
    }
}
