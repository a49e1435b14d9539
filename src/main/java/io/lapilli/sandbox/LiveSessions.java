package io.lapilli.sandbox;

import static io.lapilli.identity.Actor.INSTALLATION;

import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.NewKey;
import io.lapilli.budget.Budget;
import io.lapilli.budget.BudgetDraft;
import io.lapilli.budget.BudgetLimit;
import io.lapilli.budget.BudgetMode;
import io.lapilli.budget.BudgetPeriod;
import io.lapilli.budget.BudgetScope;
import io.lapilli.budget.BudgetTerms;
import io.lapilli.budget.Budgets;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.identity.SignedIn;
import io.lapilli.playground.Column;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.OrganisationId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Live sessions as the seller's staff keep them: made of a scenario, led through their stages. */
@Service
public class LiveSessions {

    /** More of one stage are not shown. */
    public static final int MOST_IN_STAGE = 100;

    private static final String PROJECT = "Live sessions";

    private final LiveSessionStore store;
    private final DocumentStore documents;
    private final VariantStore variants;
    private final Participants participants;
    private final Prices prices;
    private final Rooms rooms;
    private final Projects projects;
    private final ApiKeys keys;
    private final Budgets budgets;
    private final OrganisationDirectory organisations;
    private final TransactionOperations transactions;
    private final NewIds ids;
    private final Clock clock;

    LiveSessions(
            LiveSessionStore store,
            DocumentStore documents,
            VariantStore variants,
            Participants participants,
            Prices prices,
            Rooms rooms,
            Projects projects,
            ApiKeys keys,
            Budgets budgets,
            OrganisationDirectory organisations,
            TransactionOperations transactions,
            NewIds ids,
            Clock clock) {
        this.store = store;
        this.documents = documents;
        this.variants = variants;
        this.participants = participants;
        this.prices = prices;
        this.rooms = rooms;
        this.projects = projects;
        this.keys = keys;
        this.budgets = budgets;
        this.organisations = organisations;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Names of the models that a session for that customer can use. */
    public List<String> models(@Nullable OrganisationId customer) {
        return prices.models(customer);
    }

    /**
     * Prepares a session, with one variant of the scenario's prompt and a hard budget for all its runs together.
     *
     * @throws NotPermittedException when the role leads no sessions
     * @throws NotFoundException when the model is not offered at the customer's prices
     */
    public LiveSession create(SignedIn by, NewLiveSession wanted) {
        require(by);
        if (!prices.models(wanted.customer()).contains(wanted.model())) {
            throw new NotFoundException("model", wanted.model());
        }
        Organisation operator = organisations.operator();
        var id = new LiveSessionId(ids.next());
        Project project = project(operator.id());
        // the key's secret is forgotten here: nobody presents it
        ApiKey key = keys.issueProjectKey(INSTALLATION, operator.id(), project.id(), null, NewKey.named(wanted.name()))
                .key();
        var group = new BudgetScope.Group(id.text());
        budgets.join(operator.id(), group, key.id());
        Budget budget = budgets.create(
                INSTALLATION,
                operator.id(),
                new BudgetDraft(
                        group,
                        new BudgetTerms(
                                BudgetLimit.money(wanted.budget()),
                                BudgetPeriod.LIFETIME,
                                BudgetMode.HARD,
                                BudgetTerms.USUAL_THRESHOLDS)));
        Instant now = now();
        Scenario scenario = wanted.scenario();
        var session = new LiveSession(
                id,
                wanted.name(),
                scenario.id(),
                scenario.language(),
                scenario.face(),
                Stage.PREPARED,
                wanted.customer(),
                wanted.brand(),
                wanted.colour(),
                by.user(),
                project.id(),
                key.id(),
                budget.id(),
                operator.currency().getCurrencyCode(),
                wanted.daily(),
                false,
                now,
                now,
                1);
        var prompt = new Document(ids.next(), DocumentKind.PROMPT, 0, scenario.prompt());
        transactions.executeWithoutResult(_ -> {
            store.insert(session);
            documents.insert(id, prompt);
            documents.insert(id, new Document(ids.next(), DocumentKind.KNOWLEDGE, 0, scenario.knowledge()));
            documents.insert(
                    id,
                    new Document(
                            ids.next(), DocumentKind.INPUT, 0, scenario.inputs().getFirst()));
        });
        Participant host = participants.host(by, id);
        transactions.executeWithoutResult(_ -> variants.insert(
                id, new Variant(ids.next(), 0, "", prompt.id(), Column.of(wanted.model()), host.id(), now)));
        return session;
    }

    private Project project(OrganisationId operator) {
        return projects.all(operator, false).stream()
                .filter(one -> one.name().equals(PROJECT))
                .findFirst()
                .orElseGet(() -> projects.create(INSTALLATION, operator, PROJECT));
    }

    /** The one that something last happened in first, at most {@value #MOST_IN_STAGE}. */
    public List<LiveSession> in(SignedIn by, Stage stage) {
        require(by);
        return store.in(stage, MOST_IN_STAGE);
    }

    /** @throws NotFoundException when there is none of that id */
    public LiveSession get(SignedIn by, LiveSessionId id) {
        require(by);
        return find(id);
    }

    /** What outsiders see before they are in: whose face it is. */
    public LiveSession find(LiveSessionId id) {
        return store.find(id).orElseThrow(() -> new NotFoundException("live session", id.text()));
    }

    /** Moves it to another stage. */
    public void move(SignedIn by, LiveSessionId id, Stage stage) {
        require(by);
        change(id, stage, null, null);
    }

    /** @param stage null: stays, as do the others */
    public void set(Participant by, @Nullable Stage stage, @Nullable Boolean autoRerun, @Nullable Long daily) {
        by.requireHost();
        change(by.session(), stage, autoRerun, daily);
    }

    private void change(LiveSessionId id, @Nullable Stage stage, @Nullable Boolean autoRerun, @Nullable Long daily) {
        transactions.executeWithoutResult(_ -> {
            store.touch(id, now());
            LiveSession before = find(id);
            store.change(
                    id,
                    stage == null ? before.stage() : stage,
                    autoRerun == null ? before.autoRerun() : autoRerun,
                    daily == null ? before.daily() : NewLiveSession.checkedDaily(daily));
        });
        rooms.changed(id);
    }

    private static void require(SignedIn by) {
        if (!Participants.leads(by)) {
            throw new NotPermittedException("live sessions");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
