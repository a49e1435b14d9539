package io.lapilli.tier;

import static io.lapilli.tier.TierScene.NOW;
import static io.lapilli.tier.TierScene.terms;
import static io.lapilli.tier.TierScene.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.identity.Actor;
import io.lapilli.pricing.TierDiscount;
import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.TierId;
import io.lapilli.shared.UserId;
import io.lapilli.support.TestDatabase;
import io.lapilli.tier.TierConditions.MoneyPaid;
import io.lapilli.tier.TierConditions.TokensInWindow;
import io.lapilli.tier.TierEvent.TierCreated;
import io.lapilli.tier.TierEvent.TierDeleted;
import io.lapilli.tier.TierEvent.TierModified;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TiersTest {

    private static final TierTerms ALL = new TierTerms(
            new TierConditions(
                    new TokensInWindow(40_000_000_000L, 30), new MoneyPaid(new BigDecimal("100000.50"), "CNY"), 30),
            new TierBenefits(12_000, 60_000_000L, new BigDecimal("6.25")),
            new BigDecimal("12.5"));
    private static final TierTerms NOTHING = new TierTerms(TierConditions.NONE, TierBenefits.NONE, null);

    @ParameterizedTest
    @EnumSource
    void keepsAllThatATierSays(TestDatabase engine) {
        try (var scene = new TierScene(engine)) {
            Tier low = scene.tiers.create(Actor.INSTALLATION, new TierDraft(" Tier 1 ", null, NOTHING));
            Tier high = scene.tiers.create(Actor.INSTALLATION, new TierDraft("Tier 2", null, ALL));

            assertThat(low.name()).isEqualTo("Tier 1");
            assertThat(high).isEqualTo(new Tier(high.id(), "Tier 2", 2, ALL, NOW, NOW));
            assertThat(scene.tiers.list()).containsExactly(low, high);
            assertThat(scene.tiers.get(high.id())).isEqualTo(high);
            assertThat(scene.directory.tiers()).containsExactly(low, high);
            assertThat(scene.node.events())
                    .contains(new TierCreated(Actor.INSTALLATION, low), new TierCreated(Actor.INSTALLATION, high));
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesANameOnceInAnyLetterCase(TestDatabase engine) {
        try (var scene = new TierScene(engine)) {
            scene.aTier("Größe", TierConditions.NONE);
            assertThatThrownBy(() -> scene.aTier("GRÖßE", TierConditions.NONE))
                    .isInstanceOfSatisfying(
                            AlreadyExistsException.class,
                            taken -> assertThat(taken.taken()).isEqualTo("GRÖßE"));
            assertThat(scene.tiers.list()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsRanksWithoutGaps(TestDatabase engine) {
        try (var scene = new TierScene(engine)) {
            Tier a = scene.aTier("a", TierConditions.NONE);
            Tier b = scene.aTier("b", TierConditions.NONE);
            scene.tiers.create(Actor.INSTALLATION, new TierDraft("c", 1, NOTHING));
            assertThat(names(scene)).containsExactly("c", "a", "b");

            scene.tiers.modify(Actor.INSTALLATION, b.id(), 1, b.terms());
            assertThat(names(scene)).containsExactly("b", "c", "a");
            scene.tiers.modify(Actor.INSTALLATION, b.id(), 99, b.terms());
            assertThat(names(scene)).containsExactly("c", "a", "b");

            scene.tiers.delete(Actor.INSTALLATION, a.id());
            assertThat(names(scene)).containsExactly("c", "b");
            assertThat(scene.tiers.list()).extracting(Tier::rank).containsExactly(1, 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void datesItsTerms(TestDatabase engine) {
        try (var scene = new TierScene(engine)) {
            Tier gold = scene.aTier("Gold", tokens(1_000, 30), "5");
            scene.node.clock().forward(Duration.ofDays(1));
            Tier changed = scene.tiers.modify(Actor.INSTALLATION, gold.id(), null, terms(tokens(2_000, 30), "6"));
            Tier again = scene.tiers.modify(Actor.INSTALLATION, gold.id(), null, terms(tokens(2_000, 30), "7"));

            assertThat(changed.termsSince()).isEqualTo(NOW.plus(Duration.ofDays(1)));
            assertThat(again.termsSince()).isAfter(changed.termsSince());
            assertThat(scene.tiers.get(gold.id())).isEqualTo(again);
            List<TierDiscount> discounts = scene.directory.discounts();
            assertThat(discounts)
                    .extracting(discount -> discount.percent().intValue())
                    .containsExactly(5, 6, 7);
            assertThat(discounts.get(0).to()).isEqualTo(discounts.get(1).from()).isEqualTo(changed.termsSince());
            assertThat(discounts.get(2).to()).isNull();
            assertThat(scene.node.events()).contains(new TierModified(Actor.INSTALLATION, gold, changed));
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesNothingWhenNothingIsDifferent(TestDatabase engine) {
        try (var scene = new TierScene(engine)) {
            Tier gold = scene.aTier("Gold", tokens(1_000, 30), "5");
            scene.node.clock().forward(Duration.ofDays(1));
            assertThat(scene.tiers.modify(Actor.INSTALLATION, gold.id(), null, terms(tokens(1_000, 30), "5.00")))
                    .isEqualTo(gold);
            assertThat(scene.directory.discounts()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void deletesOnlyWhatNobodyIsIn(TestDatabase engine) {
        try (var scene = new TierScene(engine)) {
            var mori = scene.aCustomer("Mori");
            Tier unused = scene.aTier("Unused", TierConditions.NONE);
            Tier gold = scene.aTier("Gold", tokens(1_000, 30), "5");
            Tier other = scene.aTier("Other", tokens(5_000, 30));
            var assignments = scene.get(TierAssignments.class);
            assignments.assign(Actor.INSTALLATION, mori, gold.id());

            assertThatThrownBy(() -> scene.tiers.delete(Actor.INSTALLATION, gold.id()))
                    .isInstanceOfSatisfying(
                            TierInUseException.class,
                            inUse -> assertThat(inUse.members()).isEqualTo(1));
            scene.tiers.delete(Actor.INSTALLATION, unused.id());
            scene.aTier("Unused", tokens(9_000, 30));

            assignments.assign(Actor.INSTALLATION, mori, other.id());
            scene.node.clock().forward(Duration.ofDays(1));
            scene.tiers.delete(Actor.INSTALLATION, gold.id());

            assertThat(names(scene)).containsExactly("Other", "Unused");
            assertThat(scene.directory.known(gold.id()).name()).isEqualTo("Gold");
            assertThat(scene.directory.discounts().getFirst().to()).isEqualTo(NOW.plus(Duration.ofDays(1)));
            assertThatThrownBy(() -> scene.aTier("gold", TierConditions.NONE))
                    .isInstanceOf(AlreadyExistsException.class);
            assertThatThrownBy(() -> scene.tiers.get(gold.id())).isInstanceOf(NotFoundException.class);
            assertThat(scene.node.events()).contains(new TierDeleted(Actor.INSTALLATION, unused));
        }
    }

    @Test
    void isTheSellersAlone() {
        try (var scene = new TierScene(TestDatabase.H2)) {
            var somebody = Actor.user(new UserId(UUID.randomUUID()));
            Tier tier = scene.aTier("a", TierConditions.NONE);
            assertThatThrownBy(() -> scene.tiers.create(somebody, new TierDraft("b", null, NOTHING)))
                    .isInstanceOf(NotPermittedException.class);
            assertThatThrownBy(() -> scene.tiers.modify(somebody, tier.id(), null, NOTHING))
                    .isInstanceOf(NotPermittedException.class);
            assertThatThrownBy(() -> scene.tiers.delete(somebody, tier.id())).isInstanceOf(NotPermittedException.class);
            assertThatThrownBy(
                            () -> scene.get(TierAssignments.class).assign(somebody, scene.aCustomer("Mori"), tier.id()))
                    .isInstanceOf(NotPermittedException.class);
            assertThatThrownBy(() -> scene.tiers.get(new TierId(UUID.randomUUID())))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            tokens,             0,    30,  1,   CNY, 1,    1, 1,  0,     0
            window_days,        1,    0,   1,   CNY, 1,    1, 1,  0,     0
            window_days,        1,    121, 1,   CNY, 1,    1, 1,  0,     0
            paid,               1,    30,  0,   CNY, 1,    1, 1,  0,     0
            paid,               1,    30,  1.00001, CNY, 1, 1, 1, 0,     0
            currency,           1,    30,  1,   cny, 1,    1, 1,  0,     0
            days_since_first_payment, 1, 30, 1, CNY, 0,    1, 1,  0,     0
            requests_per_minute, 1,   30,  1,   CNY, 1,    0, 1,  0,     0
            tokens_per_minute,  1,    30,  1,   CNY, 1,    1, 0,  0,     0
            discount_percent,   1,    30,  1,   CNY, 1,    1, 1,  100,   0
            discount_percent,   1,    30,  1,   CNY, 1,    1, 1,  -1,    0
            discount_percent,   1,    30,  1,   CNY, 1,    1, 1,  1.001, 0
            target_percent,     1,    30,  1,   CNY, 1,    1, 1,  0,     100.5
            -,                  1,    120, 0.01, CNY, 3650, 1, 1, 99.99, 100
            """)
    void namesTheFieldThatBreaksARule(
            String field,
            long tokens,
            int window,
            BigDecimal paid,
            String currency,
            int days,
            int requests,
            long perMinute,
            BigDecimal discount,
            BigDecimal target) {
        org.assertj.core.api.ThrowableAssert.ThrowingCallable made = () -> new TierTerms(
                new TierConditions(new TokensInWindow(tokens, window), new MoneyPaid(paid, currency), days),
                new TierBenefits(requests, perMinute, discount),
                target);
        if (field == null) {
            org.assertj.core.api.Assertions.assertThatCode(made).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(made)
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            broken -> assertThat(broken.field()).isEqualTo(field));
        }
    }

    private static List<String> names(TierScene scene) {
        return scene.tiers.list().stream().map(Tier::name).toList();
    }
}
