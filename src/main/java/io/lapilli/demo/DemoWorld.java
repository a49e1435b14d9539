package io.lapilli.demo;

import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.KeyKind;
import io.lapilli.apikey.KeyQuery;
import io.lapilli.apikey.NewKey;
import io.lapilli.apikey.ServiceAccounts;
import io.lapilli.budget.DemoWallet;
import io.lapilli.demo.DemoPeople.Person;
import io.lapilli.identity.Actor;
import io.lapilli.identity.Billing;
import io.lapilli.identity.Members;
import io.lapilli.identity.NewOrganisation;
import io.lapilli.identity.NewUser;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.Organisations;
import io.lapilli.identity.User;
import io.lapilli.identity.Users;
import io.lapilli.pricing.DemoCatalog;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.prompt.DemoPrompts;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the people and things of a demo through the same use cases as everybody, and finds them again. */
@Component
class DemoWorld {

    private static final Actor DEMO = Actor.INSTALLATION;
    private static final int MOST_KEYS = 100;
    private static final Person FIRST_SIGNING_IN = first(Person::signsIn);
    private static final Person FIRST_OTHER = first(person -> !person.signsIn() && person.cameIn());

    private final Organisations organisations;
    private final Users users;
    private final Members members;
    private final Projects projects;
    private final ServiceAccounts accounts;
    private final ApiKeys keys;
    private final DemoCatalog catalog;
    private final DemoRows rows;
    private final DemoWallet wallet;
    private final DemoPrompts prompts;
    private final LapilliSettings settings;

    DemoWorld(
            Organisations organisations,
            Users users,
            Members members,
            Projects projects,
            ServiceAccounts accounts,
            ApiKeys keys,
            DemoCatalog catalog,
            DemoRows rows,
            DemoWallet wallet,
            DemoPrompts prompts,
            LapilliSettings settings) {
        this.organisations = organisations;
        this.users = users;
        this.members = members;
        this.projects = projects;
        this.accounts = accounts;
        this.keys = keys;
        this.catalog = catalog;
        this.rows = rows;
        this.wallet = wallet;
        this.prompts = prompts;
        this.settings = settings;
    }

    /** Its password is hashed; the others get the same hash. */
    private static Person first(Predicate<Person> some) {
        return DemoPeople.all().stream().filter(some).findFirst().orElseThrow();
    }

    /** Whether nobody but the seller is there yet. */
    boolean isEmpty() {
        return organisations.list(null, 2).items().stream().allMatch(Organisation::operator);
    }

    /**
     * Everything but the usage, all of it or nothing.
     *
     * @param longest how far the past reaches back at most
     */
    @Transactional
    public void make(Duration longest, Instant now) {
        for (Person person : DemoPeople.STAFF) {
            user(person, DemoData.ZONE);
        }
        for (Customer customer : DemoCustomers.ALL) {
            OrganisationId organisation = make(customer);
            Instant then = begin(Math.min(longest.toDays(), customer.age()), now);
            rows.made(organisation, then);
            spread(customer, organisation, longest, then, now);
            wallet.begin(organisation, then);
            prompts.seed(organisation, now, wishes(organisation, now).of(customer));
            if (customer == LargeCustomers.MORI) {
                catalog.contract(organisation, now);
            }
        }
        rows.samePassword(emails(Person::signsIn));
        rows.samePassword(emails(person -> !person.signsIn() && person.cameIn()));
        rows.cameIn(emails(Person::cameIn), now);
    }

    /** Projects and keys as old as what flows through them, people one after the other. */
    private void spread(Customer customer, OrganisationId organisation, Duration longest, Instant then, Instant now) {
        customer.flows().stream()
                .sorted(Comparator.comparingInt(Flow::age))
                .forEach(flow -> rows.madeLater(
                        organisation,
                        flow,
                        begin(Math.min(longest.toDays(), Math.min(flow.age(), customer.age())), now)));
        Duration step =
                Duration.between(then, now).dividedBy(2L * customer.people().size());
        for (int i = 0; i < customer.people().size(); i++) {
            rows.joinedLater(organisation, customer.people().get(i).email(), then.plus(step.multipliedBy(i)));
        }
    }

    private DemoPromptWishes wishes(OrganisationId organisation, Instant now) {
        Map<String, ProjectId> byName =
                projects.all(organisation, false).stream().collect(Collectors.toMap(Project::name, Project::id));
        Map<String, UserId> byEmail = members.list(organisation, null, MOST_KEYS).items().stream()
                .collect(Collectors.toMap(member -> member.email(), member -> member.user()));
        return new DemoPromptWishes(byName, byEmail, keys(organisation), now);
    }

    private static Instant begin(long days, Instant now) {
        return now.atZone(DemoData.ZONE)
                .toLocalDate()
                .minusDays(days)
                .atStartOfDay(DemoData.ZONE)
                .toInstant();
    }

    private static List<String> emails(Predicate<Person> some) {
        return DemoPeople.all().stream().filter(some).map(Person::email).toList();
    }

    private OrganisationId make(Customer customer) {
        var zone = ZoneId.of(customer.zone());
        var currency = Currency.getInstance(settings.currency());
        OrganisationId id = organisations
                .create(DEMO, new NewOrganisation(customer.name(), currency, billing(customer), zone, null))
                .organisation()
                .id();
        Map<Person, UserId> people = new HashMap<>();
        for (Person person : customer.people()) {
            UserId user = user(person, zone).id();
            people.put(person, user);
            if (person.role() != null) {
                members.add(DEMO, id, user, person.role());
            }
        }
        Map<String, ProjectId> made = new HashMap<>();
        var issued = new HashSet<String>();
        for (Flow flow : customer.flows()) {
            ProjectId project = made.computeIfAbsent(
                    flow.project(), name -> projects.create(DEMO, id, name).id());
            if (issued.add(flow.key())) {
                issue(id, project, flow, people);
            }
        }
        ProjectId known = made.get(DemoCustomers.KNOWN_KEYS_PROJECT);
        if (known != null) {
            keys.revoke(
                    DEMO,
                    id,
                    keys.issueProjectKey(DEMO, id, known, null, NewKey.named("first-steps"))
                            .key()
                            .id());
            keys.issueAdminKey(DEMO, id, null, NewKey.named("cost-reports"));
        }
        return id;
    }

    private static Billing billing(Customer customer) {
        return DemoCustomers.PREPAID.contains(customer) ? Billing.PREPAID : Billing.POSTPAID;
    }

    private User user(Person person, ZoneId zone) {
        var wanted = new NewUser(person.email(), person.name(), person.staff(), null, zone);
        if (person == FIRST_SIGNING_IN) {
            return users.create(DEMO, wanted, DemoPeople.PASSWORD);
        }
        // nobody knows the password of the others
        return person == FIRST_OTHER
                ? users.create(DEMO, wanted, UUID.randomUUID().toString())
                : users.create(DEMO, wanted).user();
    }

    private void issue(OrganisationId organisation, ProjectId project, Flow flow, Map<Person, UserId> people) {
        if (flow.key().equals(DemoCustomers.KNOWN_KEY)) {
            keys.issueKnownKey(DEMO, organisation, project, NewKey.named(flow.key()), DemoCustomers.KNOWN_SECRET);
        } else if (flow.owner() == null) {
            accounts.create(DEMO, organisation, project, flow.key(), NewKey.named(flow.key()));
        } else {
            keys.issueProjectKey(DEMO, organisation, project, people.get(flow.owner()), NewKey.named(flow.key()));
        }
    }

    /** The customer's keys that are still in use, by their names. */
    Map<String, DemoKey> keys(OrganisationId organisation) {
        Map<String, DemoKey> found = new HashMap<>();
        for (ApiKey key : keys.list(organisation, KeyQuery.of(KeyKind.PROJECT, null, MOST_KEYS))
                .items()) {
            if (key.project() != null) {
                found.putIfAbsent(key.name(), new DemoKey(key.project(), key.id()));
            }
        }
        return found;
    }
}
