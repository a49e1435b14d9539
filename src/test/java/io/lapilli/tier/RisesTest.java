package io.lapilli.tier;

import static io.lapilli.tier.TierScene.NOW;
import static io.lapilli.tier.TierScene.TODAY;
import static io.lapilli.tier.TierScene.days;
import static io.lapilli.tier.TierScene.paid;
import static io.lapilli.tier.TierScene.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.identity.Actor;
import io.lapilli.identity.Billing;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.support.TestDatabase;
import io.lapilli.tier.TierConditions.MoneyPaid;
import io.lapilli.tier.TierConditions.TokensInWindow;
import io.lapilli.tier.TierEvent.OrganisationTierChanged;
import io.lapilli.usage.UsageRecorded;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RisesTest {

    @ParameterizedTest
    @EnumSource
    void risesWithTheTokenThatIsMissing(TestDatabase engine) {
        try (var scene = new TierScene(engine)) {
            var mori = scene.aCustomer("Mori");
            scene.aTier("Tier 1", tokens(1_000, 30));
            scene.uses(mori, TODAY.minusDays(29), 400);
            scene.uses(mori, TODAY, 599);
            scene.look(mori);
            assertThat(scene.nameOfTierOf(mori)).isNull();

            scene.uses(mori, TODAY, 1);
            scene.look(mori);

            assertThat(scene.nameOfTierOf(mori)).isEqualTo("Tier 1");
            assertThat(scene.directory.history(mori))
                    .containsExactly(new TierAssignment(
                            mori, 1, scene.directory.tiers().getFirst().id(), NOW, TierReason.ROSE, null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesTheHighestThatHoldsAndKeepsTheHistory(TestDatabase engine) {
        try (var scene = new TierScene(engine)) {
            var mori = scene.aCustomer("Mori");
            Tier one = scene.aTier("Tier 1", TierConditions.NONE);
            scene.look(mori);
            scene.aTier("Tier 2", tokens(100, 30));
            Tier three = scene.aTier("Tier 3", tokens(1_000, 30));
            scene.node.clock().forward(Duration.ofHours(1));
            scene.uses(mori, TODAY, 1_500);

            scene.look(mori);
            scene.look(mori);

            assertThat(scene.nameOfTierOf(mori)).isEqualTo("Tier 3");
            assertThat(scene.directory.history(mori))
                    .extracting(TierAssignment::tier)
                    .containsExactly(one.id(), three.id());
            assertThat(scene.directory.tierOf(mori, NOW)).isEqualTo(one);
            assertThat(scene.directory.tierOf(mori, NOW.minusSeconds(1))).isNull();
            assertThat(scene.directory.tierOf(mori, NOW.plusSeconds(3_600))).isEqualTo(three);
            assertThat(scene.node.events())
                    .contains(new OrganisationTierChanged(Actor.INSTALLATION, mori, one, three, TierReason.ROSE));
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesWhoHasUsedLessWhereItIs(TestDatabase engine) {
        try (var scene = new TierScene(engine)) {
            var mori = scene.aCustomer("Mori");
            scene.aTier("Tier 1", TierConditions.NONE);
            scene.aTier("Tier 2", tokens(1_000, 30));
            scene.uses(mori, TODAY, 1_000);
            scene.look(mori);
            scene.node.clock().forward(Duration.ofDays(60));
            scene.look(mori);
            assertThat(scene.nameOfTierOf(mori)).isEqualTo("Tier 2");
        }
    }

    /** What is used costs 0.0008 for each thousand. */
    @ParameterizedTest
    @EnumSource
    void countsMonthsThatArePaidForAndThePrepaidAtOnce(TestDatabase engine) {
        try (var scene = new TierScene(engine)) {
            var postpaid = scene.aCustomer("Postpaid");
            var prepaid = scene.aCustomer("Prepaid", Billing.PREPAID, "CNY");
            scene.aTier("Tier 1", paid("8"));
            for (OrganisationId one : new OrganisationId[] {postpaid, prepaid}) {
                scene.uses(one, LocalDate.of(2026, 2, 10), 5_000_000);
                scene.uses(one, TODAY, 5_000_000);
            }

            scene.look(postpaid, prepaid);
            assertThat(scene.nameOfTierOf(prepaid)).isEqualTo("Tier 1");
            assertThat(scene.nameOfTierOf(postpaid)).isNull();

            scene.node.clock().forward(Duration.ofDays(14));
            scene.look(postpaid);
            assertThat(scene.nameOfTierOf(postpaid)).isEqualTo("Tier 1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsDaysFromTheFirstPayment(TestDatabase engine) {
        try (var scene = new TierScene(engine)) {
            var mori = scene.aCustomer("Mori");
            scene.aTier("Tier 1", days(17));
            scene.uses(mori, LocalDate.of(2026, 2, 10), 1_000);
            scene.node.clock().forward(Duration.ofHours(-24));
            scene.look(mori);
            assertThat(scene.nameOfTierOf(mori)).isNull();

            scene.node.clock().forward(Duration.ofHours(24));
            scene.look(mori);
            assertThat(scene.nameOfTierOf(mori)).isEqualTo("Tier 1");
        }
    }

    @Test
    void asksForAllConditionsAndForItsOwnCurrency() {
        try (var scene = new TierScene(TestDatabase.H2)) {
            var mori = scene.aCustomer("Mori", Billing.PREPAID, "CNY");
            var euro = scene.aCustomer("Euro", Billing.PREPAID, "EUR");
            scene.aTier(
                    "Tier 1",
                    new TierConditions(
                            new TokensInWindow(1_000_000, 30), new MoneyPaid(new BigDecimal("8"), "CNY"), null));
            scene.uses(mori, TODAY, 9_000_000);
            scene.uses(euro, TODAY, 900_000_000);
            scene.look(mori, euro);
            assertThat(scene.nameOfTierOf(mori)).isNull();
            assertThat(scene.nameOfTierOf(euro)).isNull();
            scene.uses(mori, TODAY, 1_000_000);
            scene.look(mori);
            assertThat(scene.nameOfTierOf(mori)).isEqualTo("Tier 1");
        }
    }

    @Test
    void leavesTheOperatorOut() {
        try (var scene = new TierScene(TestDatabase.H2)) {
            OrganisationId operator =
                    scene.get(OrganisationDirectory.class).operator().id();
            Tier tier = scene.aTier("Tier 1", TierConditions.NONE);
            scene.look(operator);
            assertThat(scene.nameOfTierOf(operator)).isNull();
            assertThatThrownBy(() -> scene.get(TierAssignments.class).assign(Actor.INSTALLATION, operator, tier.id()))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    /** Twenty announcements are one look; a tier that begins makes all be looked at. */
    @Test
    void watchesWhatWasRecordedAndWhatChanged() {
        try (var scene = new TierScene(TestDatabase.H2)) {
            var watch = scene.get(RiseWatch.class);
            var mori = scene.aCustomer("Mori");
            var quiet = scene.aCustomer("Quiet");
            scene.aTier("Tier 1", TierConditions.NONE);
            watch.look();
            scene.get(Rises.class).look(java.util.List.of(mori, quiet));
            assertThat(scene.nameOfTierOf(quiet)).isEqualTo("Tier 1");

            scene.aTier("Tier 2", tokens(100, 30));
            watch.look();
            scene.uses(mori, TODAY, 100);
            for (int i = 0; i < 20; i++) {
                watch.on(new UsageRecorded(Map.of(mori, NOW)));
            }
            watch.look();
            scene.look(mori);
            assertThat(scene.nameOfTierOf(mori)).isEqualTo("Tier 2");
            assertThat(scene.directory.history(mori)).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isAssignedByHandAndTakenOut(TestDatabase engine) {
        try (var scene = new TierScene(engine)) {
            var mori = scene.aCustomer("Mori");
            Tier gold = scene.aTier("Gold", tokens(1_000_000, 30));
            var assignments = scene.get(TierAssignments.class);
            assignments.assign(Actor.INSTALLATION, mori, gold.id());
            assignments.assign(Actor.INSTALLATION, mori, gold.id());
            assertThat(scene.directory.tierOf(mori)).isEqualTo(gold);
            assignments.assign(Actor.INSTALLATION, mori, null);
            assertThat(scene.directory.tierOf(mori)).isNull();
            assertThat(scene.directory.history(mori))
                    .extracting(TierAssignment::number)
                    .containsExactly(1, 2);
            assertThatThrownBy(() ->
                            assignments.assign(Actor.INSTALLATION, new OrganisationId(UUID.randomUUID()), gold.id()))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    /** Two nodes over one database, each with its own memory. */
    @ParameterizedTest
    @EnumSource
    void happensOnceThoughTwoNodesSeeIt(TestDatabase engine) {
        var source = engine.fresh();
        try (var one = new TierScene(source);
                var other = new TierScene(source)) {
            var mori = one.aCustomer("Mori");
            Tier tier = one.aTier("Tier 1", TierConditions.NONE);
            boolean first =
                    one.get(TierAssignments.class).put(Actor.INSTALLATION, mori, tier.id(), TierReason.ROSE, NOW);
            boolean second =
                    other.get(TierAssignments.class).put(Actor.INSTALLATION, mori, tier.id(), TierReason.ROSE, NOW);
            assertThat(second).isFalse();
            assertThat(first || one.get(AssignmentStore.class).of(mori).size() == 1)
                    .isTrue();
            assertThat(one.get(AssignmentStore.class).of(mori)).hasSize(1);
        }
    }

    @Test
    void passesOverWhatIsNoOrganisation() {
        try (var scene = new TierScene(TestDatabase.H2)) {
            scene.aTier("Tier 1", TierConditions.NONE);
            var nobody = new OrganisationId(UUID.randomUUID());
            scene.look(nobody);
            assertThat(scene.directory.history(nobody)).isEmpty();
        }
    }
}
