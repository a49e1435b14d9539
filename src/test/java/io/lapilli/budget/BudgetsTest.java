package io.lapilli.budget;

import static io.lapilli.budget.BudgetFixtures.aPrice;
import static io.lapilli.budget.BudgetFixtures.hard;
import static io.lapilli.budget.BudgetFixtures.hardTokens;
import static io.lapilli.budget.BudgetFixtures.soft;
import static io.lapilli.budget.BudgetScene.NOW;
import static io.lapilli.budget.BudgetScene.cost;
import static io.lapilli.identity.Actor.INSTALLATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.budget.BudgetEvent.BudgetThresholdReached;
import io.lapilli.identity.OrganisationChange;
import io.lapilli.identity.Organisations;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.support.TestDatabase;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageHistory;
import io.lapilli.usage.UsageRecorded;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BudgetsTest {

    private static final BudgetScope WHOLE = new BudgetScope.Whole();

    private static List<BudgetThresholdReached> fired(BudgetScene scene) {
        return scene.node.events().stream()
                .filter(BudgetThresholdReached.class::isInstance)
                .map(BudgetThresholdReached.class::cast)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void areKeptChangedAndDeletedByTheirOrganisation(TestDatabase engine) {
        try (var scene = new BudgetScene(engine)) {
            OrganisationId mori = scene.aCustomer("Mori");
            OrganisationId stranger = scene.aCustomer("Stranger");
            Payer payer = scene.aPayer(mori, "App");
            Budget whole = scene.aBudget(mori, WHOLE, hard("1234.567890123", BudgetPeriod.MONTH));
            Budget key =
                    scene.aBudget(mori, new BudgetScope.OfKey(payer.key()), hardTokens(5_000, BudgetPeriod.LIFETIME));
            Budget project = scene.aBudget(
                    mori,
                    new BudgetScope.OfProject(payer.project()),
                    new BudgetTerms(BudgetLimit.money(BigDecimal.TEN), BudgetPeriod.WEEK, BudgetMode.SOFT, List.of()));
            Budget group = scene.aBudget(mori, new BudgetScope.Group("session 7"), hard("1", BudgetPeriod.DAY));

            assertThat(scene.budgets.get(mori, whole.id())).isEqualTo(whole);
            assertThat(scene.budgets.list(mori, null, 3).items()).containsExactly(whole, key, project);
            assertThat(scene.budgets.list(mori, project.id(), 3).items()).containsExactly(group);
            assertThat(scene.budgets.list(stranger, null, 3).items()).isEmpty();
            assertThat(scene.standings.of(stranger)).isEmpty();
            assertThatThrownBy(() -> scene.budgets.get(stranger, whole.id())).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> scene.budgets.delete(INSTALLATION, stranger, whole.id()))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> scene.aBudget(
                            stranger, new BudgetScope.OfProject(payer.project()), hard("1", BudgetPeriod.DAY)))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() ->
                            scene.aBudget(stranger, new BudgetScope.OfKey(payer.key()), hard("1", BudgetPeriod.DAY)))
                    .isInstanceOf(NotFoundException.class);

            Budget changed = scene.budgets.modify(INSTALLATION, mori, whole.id(), _ -> soft("2", BudgetPeriod.DAY));
            assertThat(scene.budgets.get(mori, whole.id())).isEqualTo(changed);
            assertThat(scene.standing(whole).budget()).isEqualTo(changed);
            scene.budgets.delete(INSTALLATION, mori, whole.id());
            assertThatThrownBy(() -> scene.budgets.get(mori, whole.id())).isInstanceOf(NotFoundException.class);
            assertThat(scene.standings.of(mori)).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,     out_of_range
            -1,    out_of_range
            1e13,  out_of_range
            0.0000000001, not_exact
            """)
    void refusesAmountsThatCantBe(BigDecimal amount, String reason) {
        assertThatThrownBy(() -> BudgetLimit.money(amount))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        invalid -> assertThat(invalid.reason()).isEqualTo(reason));
    }

    /** Budgets of every scope and period, made after the use and read from it; and again by another process. */
    @ParameterizedTest
    @EnumSource
    void knowWhatWasUsedBefore(TestDatabase engine) {
        var database = engine.fresh();
        OrganisationId mori;
        Payer app;
        try (var scene = new BudgetScene(database)) {
            mori = scene.aCustomer("Mori");
            app = scene.aPayer(mori, "App");
            Payer other = scene.aPayer(mori, "Other");
            Payer sameProject = scene.aPayer(mori, app.project());
            // today is Wednesday, the 18th: a day, three days, two weeks and two months ago
            scene.uses(app, NOW.minus(Duration.ofHours(1)), 1_000);
            scene.uses(sameProject, NOW.minus(Duration.ofHours(2)), 10_000);
            scene.uses(other, NOW.minus(Duration.ofHours(13)), 100_000);
            scene.uses(app, NOW.minus(Duration.ofDays(1)), 2_000);
            scene.uses(app, NOW.minus(Duration.ofDays(3)), 20_000);
            scene.uses(app, NOW.minus(Duration.ofDays(60)), 200_000);

            scene.aBudget(mori, WHOLE, hard("1000", BudgetPeriod.DAY));
            scene.aBudget(mori, WHOLE, hard("1000", BudgetPeriod.WEEK));
            scene.aBudget(mori, WHOLE, hard("1000", BudgetPeriod.MONTH));
            scene.aBudget(mori, WHOLE, hardTokens(9_000_000, BudgetPeriod.LIFETIME));
            scene.aBudget(mori, new BudgetScope.OfProject(app.project()), soft("1000", BudgetPeriod.DAY));
            scene.aBudget(mori, new BudgetScope.OfKey(app.key()), hardTokens(9_000_000, BudgetPeriod.MONTH));
            scene.budgets.join(mori, new BudgetScope.Group("team"), sameProject.key());
            scene.budgets.join(mori, new BudgetScope.Group("team"), other.key());
            scene.aBudget(mori, new BudgetScope.Group("team"), hard("1000", BudgetPeriod.LIFETIME));
            assertKnown(scene, mori);
        }
        try (var restarted = new BudgetScene(database)) {
            assertKnown(restarted, mori);
            // a zone in which it is still yesterday, and for which no days are kept yet
            restarted
                    .node
                    .get(Organisations.class)
                    .modify(
                            INSTALLATION,
                            mori,
                            now -> new OrganisationChange(
                                    now.name(), now.billing(), ZoneId.of("Pacific/Honolulu"), null));
            BudgetStanding day = restarted.standings.of(mori).getFirst();
            assertThat(day.periodStart()).isEqualTo("2026-03-17T10:00:00Z");
            assertThat(day.used()).isEqualByComparingTo(cost(111_000));
        }
    }

    private static void assertKnown(BudgetScene scene, OrganisationId organisation) {
        assertThat(scene.standings.of(organisation))
                .extracting(BudgetStanding::used)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(
                        cost(11_000),
                        cost(113_000),
                        cost(133_000),
                        BigDecimal.valueOf(333_000),
                        cost(11_000),
                        BigDecimal.valueOf(23_000),
                        cost(110_000));
    }

    /** What ended before a budget was made, and comes into the database after it, counts; and what ends after, once. */
    @ParameterizedTest
    @EnumSource
    void countWhatIsOnItsWayIntoTheDatabaseOnce(TestDatabase engine) {
        try (var scene = new BudgetScene(engine)) {
            OrganisationId mori = scene.aCustomer("Mori");
            Payer app = scene.aPayer(mori, "App");
            Settled early = BudgetScene.request(app, NOW.minusSeconds(2), 1_000);
            var tally = new Tally(
                    new Tally.Kind(WHOLE, true, BudgetPeriod.DAY, BudgetScene.ZONE),
                    new Tally.Limit(null, BigDecimal.TEN, true),
                    NOW,
                    BigDecimal.ZERO);
            tally.begin();
            Settled late = BudgetScene.request(app, NOW.minusSeconds(1), 10_000);
            tally.use(late.id(), NOW, null, BigDecimal.ZERO, cost(10_000));
            tally.recorded(early.id(), NOW, cost(1_000));
            tally.recorded(late.id(), NOW, cost(10_000));
            assertThat(tally.look(NOW).used).isEqualByComparingTo(cost(11_000));
            tally.complete();
            tally.recorded(BudgetScene.request(app, NOW, 5).id(), NOW, cost(5));
            assertThat(tally.look(NOW).used).isEqualByComparingTo(cost(11_000));
        }
    }

    /** Budgets that are made while usage is written from many sides know all of it in the end. */
    @ParameterizedTest
    @EnumSource
    void areMadeInTheMiddleOfTraffic(TestDatabase engine) throws Exception {
        try (var scene = new BudgetScene(engine);
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            OrganisationId mori = scene.aCustomer("Mori");
            Payer app = scene.aPayer(mori, "App");
            var writing = writers.submit(() -> {
                for (int i = 0; i < 60; i++) {
                    Hold hold = scene.holds.take(app, NOW, new Bound(aPrice(), 1, () -> 1, 1, 1));
                    Settled settled = BudgetScene.request(app, NOW, 1_000);
                    hold.settle(settled.id(), cost(1_000), new TokenCounts(1_000, 0, 0, 0, 0, 0));
                    scene.node.get(UsageHistory.class).append(List.of(settled));
                    hold.kept(settled.id());
                }
            });
            for (int i = 0; i < 10; i++) {
                scene.aBudget(mori, WHOLE, soft("1000", i % 2 == 0 ? BudgetPeriod.DAY : BudgetPeriod.LIFETIME));
            }
            writing.get(30, TimeUnit.SECONDS);
            assertThat(scene.standings.of(mori))
                    .hasSize(10)
                    .allSatisfy(standing -> assertThat(standing.used()).isEqualByComparingTo(cost(60_000)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellEachThresholdOnceInAPeriod(TestDatabase engine) {
        var database = engine.fresh();
        OrganisationId mori;
        Budget budget;
        try (var scene = new BudgetScene(database)) {
            mori = scene.aCustomer("Mori");
            Payer app = scene.aPayer(mori, "App");
            budget = scene.aBudget(mori, WHOLE, soft("1", BudgetPeriod.DAY));
            ends(scene, app, NOW, "0.49");
            scene.look();
            assertThat(fired(scene)).isEmpty();
            assertThat(scene.standings.needALook(mori, null)).isEmpty();

            ends(scene, app, NOW, "0.32");
            scene.look();
            scene.look();
            assertThat(fired(scene))
                    .extracting(event -> event.alert().threshold().toPlainString())
                    .containsExactly("0.5", "0.8");
            assertThat(scene.standing(budget).alerts())
                    .hasSize(2)
                    .allSatisfy(alert -> assertThat(alert.used()).isEqualByComparingTo("0.81"));
            assertThat(scene.standings.needALook(mori, null)).hasSize(1);

            // a higher limit and back: half and four fifths were told already
            scene.budgets.modify(INSTALLATION, mori, budget.id(), _ -> soft("100", BudgetPeriod.DAY));
            scene.look();
            scene.budgets.modify(INSTALLATION, mori, budget.id(), _ -> soft("1", BudgetPeriod.DAY));
            scene.look();
            assertThat(fired(scene)).hasSize(2);
        }
        // the totals of a scene without a journal are not in the database: nothing was used, and what was told stays
        // told
        try (var restarted = new BudgetScene(database)) {
            assertThat(restarted.standing(budget).alerts()).hasSize(2);
            Payer app = restarted.aPayer(mori, "App 2");
            ends(restarted, app, NOW, "1.2");
            restarted.look();
            assertThat(fired(restarted))
                    .extracting(event -> event.alert().threshold().toPlainString())
                    .containsExactly("1");
            // Shanghai's midnight
            restarted.node.clock().forward(Duration.ofHours(12));
            Instant tomorrow = NOW.plus(Duration.ofHours(12));
            assertThat(restarted.standing(budget).used()).isZero();
            assertThat(restarted.standing(budget).alerts()).isEmpty();
            ends(restarted, app, tomorrow, "0.6");
            restarted.look();
            assertThat(fired(restarted)).hasSize(2);
            assertThat(fired(restarted).getLast().alert().periodStart()).isEqualTo("2026-03-18T16:00:00Z");
        }
    }

    private static void ends(BudgetScene scene, Payer payer, Instant at, String cost) {
        Hold hold = scene.holds.take(payer, at, new Bound(aPrice(), 1, () -> 1, 1, 1));
        hold.settle(new RequestId(UUID.randomUUID()), new BigDecimal(cost), TokenCounts.NONE);
        scene.node.get(AlertWatch.class).on(new UsageRecorded(Map.of(payer.organisation(), at)));
    }

    @ParameterizedTest
    @EnumSource
    void oneAlertForOneThresholdWhateverTwoNodesSee(TestDatabase engine) {
        var database = engine.fresh();
        try (var one = new BudgetScene(database);
                var two = new BudgetScene(database)) {
            OrganisationId mori = one.aCustomer("Mori");
            Payer app = one.aPayer(mori, "App");
            one.aBudget(mori, WHOLE, soft("1", BudgetPeriod.MONTH));
            two.node.get(BudgetBook.class).start();
            ends(one, app, NOW, "0.6");
            two.holds
                    .take(app, NOW, new Bound(aPrice(), 1, () -> 1, 1, 1))
                    .settle(new RequestId(UUID.randomUUID()), new BigDecimal("0.6"), TokenCounts.NONE);
            one.look();
            two.look();
            assertThat(fired(one).size() + fired(two).size()).isEqualTo(1);
        }
    }
}
