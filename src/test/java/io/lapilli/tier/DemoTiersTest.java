package io.lapilli.tier;

import static io.lapilli.tier.TierScene.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.shared.OrganisationId;
import io.lapilli.support.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tiers of a demo and who rises into them in a past that is made up. */
class DemoTiersTest {

    private static final Instant BEGAN = NOW.minus(Duration.ofDays(100));

    @ParameterizedTest
    @EnumSource
    void aCustomerRisesAsItsUseGrowsAndIsChargedByTheTierOfTheTime(TestDatabase engine) {
        try (var scene = new TierScene(engine)) {
            OrganisationId big = scene.aCustomer("Big");
            OrganisationId small = scene.aCustomer("Small");
            var demo = scene.get(DemoTiers.class);
            scene.usage
                    .jdbc
                    .sql("UPDATE organisation SET created_at = ?")
                    .param(BEGAN.atOffset(ZoneOffset.UTC))
                    .update();
            scene.aCustomer("Another, so that the directory reads again");
            demo.make(NOW, 2_000_000_000L, new BigDecimal("4000"));
            demo.make(NOW, 1_000, BigDecimal.ONE);

            assertThat(scene.tiers.list())
                    .extracting(Tier::name)
                    .containsExactly("Tier 1", "Tier 2", "Tier 3", "Tier 4");
            assertThat(scene.directory.discounts())
                    .hasSize(3)
                    .allMatch(discount -> discount.from().isBefore(BEGAN) && discount.to() == null);

            DemoClimb climb = demo.climb(organisation(scene, big));
            String before = null;
            for (int day = 0; day < 100; day++) {
                Instant at = BEGAN.plus(Duration.ofDays(day)).plus(Duration.ofHours(1));
                String tier = climb.tierAt(at);
                assertThat(tier).isNotNull();
                assertThat(before == null ? "" : before).isLessThanOrEqualTo(tier);
                before = tier;
                climb.used(at, 100_000_000, new BigDecimal("100"));
            }
            assertThat(before).isEqualTo("Tier 4");
            demo.enter(climb, NOW);
            DemoClimb quiet = demo.climb(organisation(scene, small));
            quiet.used(BEGAN, 10, BigDecimal.ONE);
            demo.enter(quiet, NOW);

            assertThat(scene.nameOfTierOf(small)).isEqualTo("Tier 1");
            assertThat(scene.nameOfTierOf(big)).isEqualTo("Tier 4");
            List<TierAssignment> history = scene.directory.history(big);
            assertThat(history).extracting(TierAssignment::since).isSorted();
            assertThat(history.getFirst().since()).isEqualTo(BEGAN);
            // thirty days after the first payment, which is due with the first month
            assertThat(history.getLast().since()).isBetween(BEGAN.plus(Duration.ofDays(30)), NOW);
            assertThat(scene.directory.tiersOf(big)).hasSameSizeAs(history);
            assertThat(demo.stay(organisation(scene, big)).tierAt(NOW)).isEqualTo("Tier 4");
        }
    }

    private static Organisation organisation(TierScene scene, OrganisationId id) {
        return Objects.requireNonNull(scene.get(OrganisationDirectory.class).find(id));
    }
}
