package io.lapilli.budget;

import static io.lapilli.usage.UsageFixtures.aRequest;

import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.NewKey;
import io.lapilli.identity.Actor;
import io.lapilli.identity.Billing;
import io.lapilli.identity.NewOrganisation;
import io.lapilli.identity.Organisations;
import io.lapilli.project.Projects;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.support.TestDatabase;
import io.lapilli.support.TestNode;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageFixtures;
import io.lapilli.usage.UsageHistory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/** The module with what it stands on, at noon in Shanghai. A thousand prompt tokens cost 0.8. */
final class BudgetScene implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-18T04:00:00Z");
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    final TestNode node;
    final Budgets budgets;
    final BudgetStandings standings;
    final Wallets wallets;
    final RedemptionCodes codes;
    final Holds holds;

    BudgetScene(TestDatabase engine) {
        this(engine.fresh());
    }

    BudgetScene(DataSource source) {
        this(source, NOW);
    }

    BudgetScene(DataSource source, Instant at) {
        node = new TestNode(
                source,
                at,
                List.of(new BudgetFixtures.NoLedger(), new BudgetSettings(Duration.ZERO)),
                "io.lapilli.identity",
                "io.lapilli.project",
                "io.lapilli.apikey",
                "io.lapilli.catalog",
                "io.lapilli.pricing",
                "io.lapilli.usage",
                "io.lapilli.budget");
        budgets = node.get(Budgets.class);
        standings = node.get(BudgetStandings.class);
        wallets = node.get(Wallets.class);
        codes = node.get(RedemptionCodes.class);
        holds = node.get(Holds.class);
        // alerts are looked for when a test says so
        node.get(ScheduledAnnotationBeanPostProcessor.class)
                .postProcessBeforeDestruction(node.get(AlertWatch.class), "alertWatch");
        node.get(BudgetBook.class).start();
    }

    OrganisationId aCustomer(String name) {
        return aCustomer(name, Billing.POSTPAID);
    }

    OrganisationId aCustomer(String name, Billing billing) {
        return node.get(Organisations.class)
                .create(Actor.INSTALLATION, new NewOrganisation(name, Currency.getInstance("CNY"), billing, ZONE, null))
                .organisation()
                .id();
    }

    Payer aPayer(OrganisationId organisation, String name) {
        ProjectId project = node.get(Projects.class)
                .create(Actor.INSTALLATION, organisation, name)
                .id();
        return aPayer(organisation, project);
    }

    Payer aPayer(OrganisationId organisation, ProjectId project) {
        KeyId key = node.get(ApiKeys.class)
                .issueProjectKey(Actor.INSTALLATION, organisation, project, null, NewKey.named("key"))
                .key()
                .id();
        return new Payer(organisation, project, key);
    }

    Budget aBudget(OrganisationId organisation, BudgetScope scope, BudgetTerms terms) {
        // ids are in the order of time, by the millisecond
        node.clock().forward(Duration.ofMillis(1));
        return budgets.create(Actor.INSTALLATION, organisation, new BudgetDraft(scope, terms));
    }

    /** It ends, and is in the database. */
    Settled uses(Payer payer, Instant at, long promptTokens) {
        Settled settled = request(payer, at, promptTokens);
        node.get(UsageHistory.class).append(List.of(settled));
        return settled;
    }

    static Settled request(Payer payer, Instant at, long promptTokens) {
        return aRequest()
                .of(payer.organisation())
                .of(payer.project())
                .of(payer.key())
                .with(new TokenCounts(promptTokens, 0, 0, 0, 0, 0))
                .at(at)
                .charged();
    }

    /** What so many prompt tokens cost in {@link UsageFixtures}. */
    static BigDecimal cost(long promptTokens) {
        return UsageFixtures.PROMPT_PRICE
                .multiply(BigDecimal.valueOf(promptTokens))
                .movePointLeft(3);
    }

    BudgetStanding standing(Budget budget) {
        return standings.find(budget.organisation(), budget.id()).orElseThrow();
    }

    void look() {
        node.get(AlertWatch.class).lookAtAll();
        node.get(AlertWatch.class).look();
    }

    @Override
    public void close() {
        node.close();
    }
}
