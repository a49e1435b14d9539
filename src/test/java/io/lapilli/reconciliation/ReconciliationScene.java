package io.lapilli.reconciliation;

import static io.lapilli.identity.Actor.INSTALLATION;
import static io.lapilli.usage.UsageFixtures.aRequest;

import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.NewKey;
import io.lapilli.budget.BudgetFixtures;
import io.lapilli.identity.Billing;
import io.lapilli.identity.NewOrganisation;
import io.lapilli.identity.OrganisationChange;
import io.lapilli.identity.Organisations;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.support.TestNode;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageFixtures;
import io.lapilli.usage.UsageHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The proof over real usage, wallets and budgets of some customers; it runs when a test says so. */
final class ReconciliationScene implements AutoCloseable {

    /** In the middle of a quarter of an hour, and a few days after clocks were changed in New York. */
    static final Instant NOW = Instant.parse("2026-03-10T09:37:11Z");

    final TestNode node;
    final Reconciliations reconciliations;
    final JdbcClient jdbc;

    ReconciliationScene(DataSource source) {
        node = new TestNode(
                source,
                NOW,
                BudgetFixtures.needs(),
                "io.lapilli.identity",
                "io.lapilli.project",
                "io.lapilli.apikey",
                "io.lapilli.catalog",
                "io.lapilli.pricing",
                "io.lapilli.usage",
                "io.lapilli.budget",
                "io.lapilli.reconciliation");
        BudgetFixtures.start(node);
        reconciliations = node.get(Reconciliations.class);
        jdbc = node.get(JdbcClient.class);
    }

    OrganisationId aCustomer(String name, String zone, Billing billing) {
        return node.get(Organisations.class)
                .create(
                        INSTALLATION,
                        new NewOrganisation(name, Currency.getInstance("CNY"), billing, ZoneId.of(zone), null))
                .organisation()
                .id();
    }

    void becomes(OrganisationId organisation, Billing billing, String zone) {
        node.get(Organisations.class)
                .modify(
                        INSTALLATION,
                        organisation,
                        now -> new OrganisationChange(now.name(), billing, ZoneId.of(zone), null));
    }

    /** A project with a key, and requests with it. */
    UsageFixtures aKeyOf(OrganisationId organisation) {
        Project project = node.get(Projects.class).create(INSTALLATION, organisation, "Assistant " + Math.random());
        KeyId key = node.get(ApiKeys.class)
                .issueProjectKey(INSTALLATION, organisation, project.id(), null, NewKey.named("key"))
                .key()
                .id();
        return aRequest().of(organisation).of(project.id()).of(key);
    }

    void ends(Settled... settled) {
        ends(List.of(settled));
    }

    void ends(List<Settled> settled) {
        BudgetFixtures.settle(node, settled, () -> comesBehindTheirBacks(settled));
    }

    /** It comes into the database, and no budget has heard of it. */
    void comesBehindTheirBacks(List<Settled> settled) {
        try {
            node.get(UsageHistory.class).append(settled);
        } catch (DuplicateKeyException anotherBeganTheSameSum) {
            // what two write at the same time for all together is there now: the projector tries again too
            comesBehindTheirBacks(settled);
        }
    }

    /** Requests of all kinds, spread over the time before an instant. */
    static List<Settled> some(UsageFixtures like, int count, Instant before, Duration spread, Random random) {
        var settled = new ArrayList<Settled>();
        for (int i = 0; i < count; i++) {
            UsageFixtures request = like.at(before.minusMillis(random.nextLong(spread.toMillis())))
                    .of(random.nextBoolean() ? "doubao-pro-32k" : "doubao-max-200k")
                    .with(tokens(random));
            settled.add(random.nextInt(10) == 0 ? request.failed(502, "upstream_error") : request.charged());
        }
        return settled;
    }

    private static TokenCounts tokens(Random random) {
        return random.nextInt(5) == 0
                ? TokenCounts.ofEmbedding(1 + random.nextInt(9_000))
                : new TokenCounts(
                        1 + random.nextInt(5_000),
                        random.nextInt(3) * 64L,
                        random.nextInt(2) * 17L,
                        1 + random.nextInt(999),
                        random.nextInt(2) * 31L,
                        0);
    }

    /** Everything is proved from the beginning. */
    ReconciliationState proveAll() {
        node.clock().forward(Duration.ofMillis(1));
        reconciliations.runNow(true);
        return reconciliations.now();
    }

    /** What has changed is proved. */
    ReconciliationRun proveChanged() {
        node.clock().forward(Duration.ofMillis(1));
        reconciliations.runNow(false);
        return reconciliations.runs().getFirst();
    }

    List<Difference> differences() {
        return reconciliations.differences(null, 1_000).items().stream()
                .map(KnownDifference::difference)
                .toList();
    }

    int sql(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).update();
    }

    @Override
    public void close() {
        node.close();
    }
}
