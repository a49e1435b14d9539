package io.lapilli.tier;

import static io.lapilli.tier.TierScene.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.identity.Actor;
import io.lapilli.shared.OrganisationId;
import io.lapilli.support.TestDatabase;
import io.lapilli.tier.TierDistribution.Flow;
import io.lapilli.tier.TierDistribution.Month;
import io.lapilli.tier.TierDistribution.Share;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TierDistributionsTest {

    @ParameterizedTest
    @EnumSource
    void countsMembersAgainstTargetsAndTheirMovement(TestDatabase engine) {
        try (var scene = new TierScene(engine)) {
            Tier one = scene.tiers.create(
                    Actor.INSTALLATION,
                    new TierDraft(
                            "Tier 1",
                            null,
                            new TierTerms(tokens(1_000_000, 30), TierBenefits.NONE, new BigDecimal("60"))));
            Tier two = scene.aTier("Tier 2", tokens(2_000_000, 30));
            OrganisationId a = scene.aCustomer("a");
            OrganisationId b = scene.aCustomer("b");
            OrganisationId c = scene.aCustomer("c");
            scene.aCustomer("d");
            put(scene, a, one, "2026-01-10T00:00:00Z");
            put(scene, b, one, "2026-01-31T23:59:59Z");
            put(scene, a, two, "2026-02-01T00:00:00Z");
            put(scene, c, one, "2026-02-15T00:00:00Z");
            put(scene, c, null, "2026-02-20T00:00:00Z");
            put(scene, c, one, "2026-03-05T00:00:00Z");

            TierDistribution distribution = scene.get(TierDistributions.class).now(3);

            assertThat(distribution.members()).isEqualTo(3);
            assertThat(distribution.withoutTier()).isEqualTo(1);
            assertThat(distribution.shares())
                    .containsExactly(
                            new Share(one, 2, new BigDecimal("66.7"), new BigDecimal("60")),
                            new Share(two, 1, new BigDecimal("33.3"), null));
            assertThat(distribution.shape()).isEqualTo(DistributionShape.FUNNEL);
            assertThat(distribution.months())
                    .containsExactly(
                            new Month(YearMonth.of(2026, 1), List.of(2, 0), List.of(new Flow(null, one, 2))),
                            // c came and went within the month
                            new Month(YearMonth.of(2026, 2), List.of(1, 1), List.of(new Flow(one, two, 1))),
                            new Month(YearMonth.of(2026, 3), List.of(2, 1), List.of(new Flow(null, one, 1))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isEmptyWithoutTiers(TestDatabase engine) {
        try (var scene = new TierScene(engine)) {
            scene.aCustomer("a");
            TierDistribution distribution = scene.get(TierDistributions.class).now(1);
            assertThat(distribution.withoutTier()).isEqualTo(1);
            assertThat(distribution.shape()).isEqualTo(DistributionShape.NONE);
            assertThat(distribution.months()).containsExactly(new Month(YearMonth.of(2026, 3), List.of(), List.of()));
        }
    }

    private static void put(TierScene scene, OrganisationId organisation, @Nullable Tier tier, String at) {
        scene.get(TierAssignments.class)
                .put(
                        Actor.INSTALLATION,
                        organisation,
                        tier == null ? null : tier.id(),
                        TierReason.ASSIGNED,
                        Instant.parse(at));
    }
}
