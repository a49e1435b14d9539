package io.lapilli.tier;

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
import io.lapilli.tier.Reach.State;
import io.lapilli.tier.TierConditions.MoneyPaid;
import io.lapilli.tier.TierConditions.TokensInWindow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TierProgressesTest {

    private final TierScene scene = new TierScene(TestDatabase.H2);
    private final OrganisationId mori = scene.aCustomer("Mori");

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void isEmptyWithoutTiers() {
        assertThat(progress()).isEqualTo(new TierProgress(null, null, null, java.util.List.of(), null, null));
    }

    @Test
    void measuresEachConditionOfTheNextTier() {
        scene.aTier("Tier 1", TierConditions.NONE);
        Tier next = scene.aTier(
                "Tier 2",
                new TierConditions(new TokensInWindow(40_000_000, 30), new MoneyPaid(new BigDecimal("10"), "CNY"), 30));
        scene.aTier("Tier 3", tokens(900_000_000, 30));
        scene.usesDaily(mori, 60, _ -> 1_000_000);
        scene.look(mori);

        TierProgress progress = progress();

        assertThat(progress.current()).extracting(Tier::name).isEqualTo("Tier 1");
        assertThat(progress.since()).extracting(TierAssignment::reason).isEqualTo(TierReason.ROSE);
        assertThat(progress.next()).isEqualTo(next);
        assertThat(progress.conditions())
                .extracting(condition -> condition.measured().kind())
                .containsExactly(ConditionKind.TOKENS, ConditionKind.PAID, ConditionKind.DAYS_SINCE_FIRST_PAYMENT);
        // 29 days and today, on which nothing was used yet
        assertThat(of(progress, 0).current()).isEqualByComparingTo("29000000");
        assertThat(of(progress, 0).fraction()).isEqualTo(0.725);
        assertThat(of(progress, 0).windowDays()).isEqualTo(30);
        // 17 January to the end of February: 43 days of 0.8
        assertThat(of(progress, 1).current()).isEqualByComparingTo("34.4");
        assertThat(of(progress, 1).met()).isTrue();
        assertThat(of(progress, 1).fraction()).isEqualTo(1);
        assertThat(progress.conditions().get(1).reach().state()).isEqualTo(State.REACHED);
        // the first payment was on 1 February
        assertThat(of(progress, 2).current()).isEqualByComparingTo("45");
        assertThat(progress.conditions().get(0).binding()).isTrue();
        // 30 a month of 40 needed, steadily
        assertThat(progress.reach().state()).isEqualTo(State.NOT_WITHIN_A_YEAR);
    }

    @Test
    void saysWhenAWindowFills() {
        scene.aTier("Tier 1", tokens(40_000_000, 60));
        scene.usesDaily(mori, 20, _ -> 1_000_000);

        Reach reach = progress().reach();

        // today is the 21st day of use
        assertThat(reach.state()).isEqualTo(State.EXPECTED);
        assertThat(reach.date()).isBetween(TODAY.plusDays(18), TODAY.plusDays(20));
        assertThat(reach.earliest()).isBeforeOrEqualTo(reach.date());
        assertThat(reach.latest()).isAfterOrEqualTo(reach.date());
        assertThat(reach.giveOrTake()).isBetween(0L, 4L);
    }

    @Test
    void waitsForTheLastOfAll() {
        scene.aTier(
                "Tier 1",
                new TierConditions(
                        new TokensInWindow(20_000_000, 30), new MoneyPaid(new BigDecimal("100"), "CNY"), 60));
        scene.usesDaily(mori, 60, _ -> 1_000_000);

        TierProgress progress = progress();

        // 48 paid on 1 April, 24.8 for March on 1 April, 24 for April on 1 May, 24.8 for May on 1 June
        LocalDate june = LocalDate.of(2026, 6, 1);
        assertThat(progress.conditions().get(1).reach()).isEqualTo(Reach.expected(june, june, june));
        assertThat(progress.conditions().get(1).binding()).isTrue();
        assertThat(progress.conditions().get(2).reach().date()).isEqualTo(LocalDate.of(2026, 4, 2));
        assertThat(progress.reach().date()).isEqualTo(june);
    }

    @Test
    void knowsTheCalendarWithoutAnyPace() {
        scene.aTier("Tier 1", days(30));
        scene.uses(mori, LocalDate.of(2026, 2, 20), 1_000);
        LocalDate date = LocalDate.of(2026, 3, 31);
        assertThat(progress().reach()).isEqualTo(Reach.expected(date, date, date));
    }

    @Test
    void admitsThatItCannotSay() {
        scene.aTier("Tier 1", tokens(40_000_000, 60));
        assertThat(progress().reach().state()).isEqualTo(State.UNKNOWN);
        scene.usesDaily(mori, 10, _ -> 1_000_000);
        assertThat(progress().reach().state()).isEqualTo(State.UNKNOWN);
        assertThat(progress().conditions().getFirst().binding()).isTrue();
    }

    @Test
    void saysWhenUseFalls() {
        scene.aTier("Tier 1", tokens(40_000_000, 30));
        scene.usesDaily(mori, 60, day -> day < 50 ? 1_000_000 : 0);
        assertThat(progress().reach().state()).isEqualTo(State.FALLING);
    }

    @Test
    void isReachedInTheMomentBeforeItRises() {
        scene.aTier("Tier 1", tokens(1_000, 30));
        scene.uses(mori, TODAY, 1_000);
        assertThat(progress().reach().state()).isEqualTo(State.REACHED);
        assertThat(progress().conditions()).noneMatch(TierProgress.Condition::binding);
        scene.look(mori);
        assertThat(progress().next()).isNull();
        assertThat(progress().conditions()).isEmpty();
    }

    @Test
    void neverReachesMoneyInAnotherCurrency() {
        var euro = scene.aCustomer("Euro", Billing.PREPAID, "EUR");
        scene.aTier("Tier 1", paid("1"));
        scene.usesDaily(euro, 60, _ -> 100_000_000);
        TierProgress progress = scene.get(TierProgresses.class).of(euro);
        assertThat(of(progress, 0).met()).isFalse();
        assertThat(progress.reach().state()).isEqualTo(State.NOT_WITHIN_A_YEAR);
    }

    @Test
    void looksPastATierThatWasSkippedByHand() {
        scene.aTier("Tier 1", TierConditions.NONE);
        Tier two = scene.aTier("Tier 2", tokens(1_000, 30));
        Tier three = scene.aTier("Tier 3", tokens(5_000, 30));
        scene.get(TierAssignments.class).assign(Actor.INSTALLATION, mori, two.id());
        assertThat(progress().next()).isEqualTo(three);
        assertThat(progress().since()).extracting(TierAssignment::reason).isEqualTo(TierReason.ASSIGNED);
    }

    @Test
    void hasNoNextForTheOperatorAndNothingForNobody() {
        scene.aTier("Tier 1", TierConditions.NONE);
        OrganisationId operator =
                scene.get(OrganisationDirectory.class).operator().id();
        assertThat(scene.get(TierProgresses.class).of(operator).next()).isNull();
        assertThatThrownBy(() -> scene.get(TierProgresses.class).of(new OrganisationId(UUID.randomUUID())))
                .isInstanceOf(NotFoundException.class);
    }

    private TierProgress progress() {
        return scene.get(TierProgresses.class).of(mori);
    }

    private static TierProgress.Measured of(TierProgress progress, int condition) {
        return progress.conditions().get(condition).measured();
    }
}
